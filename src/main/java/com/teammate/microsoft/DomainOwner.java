package com.teammate.microsoft;

import java.util.Optional;

import com.teammate.enterprise.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a mail domain belongs to, as far as Microsoft tells everybody.
 *
 * @param tenantOrNull of kind {@code TENANT} and {@code OTHER_CLOUD} only
 */
public record DomainOwner(Kind kind, @Nullable TenantId tenantOrNull) {

	static final DomainOwner NOBODY = new DomainOwner(Kind.NOBODY, null);

	static final DomainOwner PRIVATE_PEOPLE = new DomainOwner(Kind.PRIVATE_PEOPLE, null);

	public Optional<TenantId> tenant() {
		return Optional.ofNullable(this.tenantOrNull);
	}

	/** What kind of owner a domain has. */
	public enum Kind {

		/** A tenant of the cloud that our registration is in. */
		TENANT,
		/** A tenant of another Microsoft cloud, where our registration is unknown. */
		OTHER_CLOUD,
		/** Addresses of Microsoft's private accounts. */
		PRIVATE_PEOPLE,
		/** Microsoft does not know the domain. */
		NOBODY

	}

}
