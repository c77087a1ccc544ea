package com.teammate.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.teammate.consent.Finding.Severity;
import com.teammate.enterprise.Claims;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.DomainOwner;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.SignIn;
import com.teammate.reseller.ResellerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds what would let an onboarding fail at its first consent, before anybody gets a
 * mail.
 */
@Service
public class Preflight {

	private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);

	private final ConsumerDomains consumers;

	private final SignIn signIn;

	private final Claims claims;

	private final boolean sameTenantAsAddress;

	Preflight(ConsumerDomains consumers, SignIn signIn, Claims claims, ConsentSettings settings) {
		this.consumers = consumers;
		this.signIn = signIn;
		this.claims = claims;
		this.sameTenantAsAddress = settings.sameTenantAsAddress();
	}

	/** Asks Microsoft too, so it must be called outside a transaction. */
	@Transactional(propagation = Propagation.NEVER)
	public List<Finding> look(NewEnterprise request) {
		return look(request.reseller(), request.adminEmail());
	}

	/** The same, as soon as the administrator's address is known. */
	@Transactional(propagation = Propagation.NEVER)
	public List<Finding> look(ResellerId asker, EmailAddress admin) {
		String domain = admin.domain();
		List<Finding> findings = new ArrayList<>();
		if (this.consumers.has(domain)) {
			findings.add(Findings.consumerAddress(domain, severity()));
			this.claims.onAddress(asker, admin).map(Findings::addressTaken).ifPresent(findings::add);
			return findings;
		}
		Optional<DomainOwner> owner = owner(domain);
		owner.map((known) -> judge(known, domain))
			.orElseGet(() -> Optional.of(Findings.microsoftUnreachable(domain)))
			.ifPresent(findings::add);
		taken(asker, admin, owner.flatMap(DomainOwner::tenant)).ifPresent(findings::add);
		return findings;
	}

	/**
	 * Looks once more for what our own records alone can tell, and lets nobody else come
	 * in between until the caller's transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public List<Finding> claim(NewEnterprise request) {
		this.claims.hold(request.adminEmail());
		return taken(request.reseller(), request.adminEmail(), Optional.empty()).stream().toList();
	}

	/**
	 * Whether an address belongs to the organization that an invitation was sent to. Asks
	 * Microsoft, so it must be called outside a transaction.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public Kinship compare(Enterprise enterprise, EmailAddress other) {
		if (other.domain().equals(enterprise.adminEmail().domain())) {
			return Kinship.SAME_ORGANIZATION;
		}
		try {
			Optional<TenantId> tenant = enterprise.tenant().isPresent() ? enterprise.tenant()
					: this.signIn.tenantOf(enterprise.adminEmail().domain());
			return (tenant.isPresent() && tenant.equals(this.signIn.tenantOf(other.domain())))
					? Kinship.SAME_ORGANIZATION : Kinship.OTHER_ORGANIZATION;
		}
		catch (MicrosoftFailure ex) {
			LOG.warn("Microsoft could not be asked for the owner of a domain: {}", ex.getMessage());
			return Kinship.UNKNOWN;
		}
	}

	/**
	 * The same for an address that an enterprise is to have from now on: whether another
	 * one stands in its way.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Finding> claimAnew(EnterpriseId enterprise, NewEnterprise wish) {
		this.claims.hold(wish.adminEmail());
		return this.claims.ofAnother(wish.reseller(), enterprise, wish.adminEmail(), false)
			.map(Findings::addressTaken)
			.or(() -> this.sameTenantAsAddress
					? this.claims.ofAnother(wish.reseller(), enterprise, wish.adminEmail(), true)
						.map(Findings::tenantTaken)
					: Optional.empty());
	}

	private Optional<DomainOwner> owner(String domain) {
		try {
			return Optional.of(this.signIn.ownerOf(domain));
		}
		catch (MicrosoftFailure ex) {
			LOG.warn("Microsoft could not be asked for the owner of a domain: {}", ex.getMessage());
			return Optional.empty();
		}
	}

	private Optional<Finding> judge(DomainOwner owner, String domain) {
		return switch (owner.kind()) {
			case TENANT -> Optional.empty();
			case OTHER_CLOUD -> Optional.of(Findings.wrongCloud(domain, severity()));
			case PRIVATE_PEOPLE -> Optional.of(Findings.consumerAddress(domain, severity()));
			case NOBODY -> Optional.of(Findings.unknownDomain(domain, severity()));
		};
	}

	/** Elsewhere than in the tenant of his address, an administrator may well consent. */
	private Severity severity() {
		return this.sameTenantAsAddress ? Severity.BLOCKING : Severity.WARNING;
	}

	/** The plainest of what is taken. */
	private Optional<Finding> taken(ResellerId asker, EmailAddress admin, Optional<TenantId> tenant) {
		Optional<Finding> address = this.claims.onAddress(asker, admin).map(Findings::addressTaken);
		return (address.isPresent() || !this.sameTenantAsAddress) ? address : takenTenant(asker, admin, tenant);
	}

	/** A domain is in one tenant only, so its other addresses lead to the same one. */
	private Optional<Finding> takenTenant(ResellerId asker, EmailAddress admin, Optional<TenantId> tenant) {
		return Stream
			.of(tenant.flatMap((known) -> this.claims.onTenant(asker, known)),
					this.claims.onDomain(asker, admin.domain()))
			.flatMap(Optional::stream)
			.findFirst()
			.map(Findings::tenantTaken);
	}

	/** How an address relates to an organization. */
	public enum Kinship {

		SAME_ORGANIZATION, OTHER_ORGANIZATION,
		/** Microsoft did not answer. */
		UNKNOWN

	}

}
