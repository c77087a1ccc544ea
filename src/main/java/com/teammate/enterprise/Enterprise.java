package com.teammate.enterprise;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * A company on Microsoft Teams that a reseller onboards.
 *
 * @param requested what the reseller asked for, as it stands now
 * @param tenant the Microsoft tenant, pinned at the first consent
 * @param nextAction null once there is nothing left to do
 * @param version counts changes; the source of the ETag
 */
public record Enterprise(EnterpriseId id, NewEnterprise requested, EnterpriseStatus status,
		ManagementConsent managementConsent, @Nullable TenantId tenantOrNull, @Nullable NextAction nextAction,
		int usersInUse, Instant createdAt, Instant updatedAt, long version) {

	public Optional<TenantId> tenant() {
		return Optional.ofNullable(this.tenantOrNull);
	}

	public ResellerId reseller() {
		return this.requested.reseller();
	}

	public String name() {
		return this.requested.name();
	}

	public EmailAddress adminEmail() {
		return this.requested.adminEmail();
	}

	public List<RegionId> sbcRegions() {
		return this.requested.sbcRegions();
	}

	public Set<OfferedService> services() {
		return this.requested.services();
	}

}
