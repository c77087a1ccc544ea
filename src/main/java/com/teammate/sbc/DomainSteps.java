package com.teammate.sbc;

import java.util.Optional;

import com.teammate.dns.DnsRecords;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.microsoft.TenantDirectory.Domain;
import com.teammate.sbc.PlannedChange.Kind;

import org.springframework.stereotype.Component;

/** The sub-domain becomes the tenant's. */
@Component
class DomainSteps {

	private final TenantDirectory directory;

	private final DnsRecords dns;

	private final SbcRegions regions;

	private final ChangeLedger ledger;

	DomainSteps(TenantDirectory directory, DnsRecords dns, SbcRegions regions, ChangeLedger ledger) {
		this.directory = directory;
		this.dns = dns;
		this.regions = regions;
		this.ledger = ledger;
	}

	RegionState add(TenantId tenant, Link link) {
		try {
			Optional<Domain> found = this.directory.domain(tenant, link.fqdn());
			this.ledger.look(link, Kind.DOMAIN, link.fqdn(), found.map(DomainSteps::words));
			note(link, found.orElseGet(() -> this.directory.addDomain(tenant, link.fqdn())));
			if (link.state() == RegionState.DOMAIN_TAKEN) {
				// Microsoft lets several tenants add a domain and tells only at the
				// proof who has it: ask there, or we would go round in circles.
				this.directory.verifyDomain(tenant, link.fqdn());
			}
			return RegionState.DOMAIN_ADDED;
		}
		catch (MicrosoftFailure ex) {
			return takenOr(ex);
		}
	}

	RegionState publish(TenantId tenant, Link link) {
		SbcRegion region = this.regions.get(link.region());
		String text = this.directory.verificationText(tenant, link.fqdn());
		this.dns.publish(region.baseDomain(), link.fqdn(), text, region.address());
		this.ledger.note(link, Kind.DNS_TXT, link.fqdn(), text);
		this.ledger.note(link, Kind.DNS_A, link.fqdn(), region.address());
		return this.dns.isPublished(region.baseDomain(), link.fqdn(), text, region.address())
				? RegionState.RECORDS_PUBLISHED : RegionState.RECORDS_SENT;
	}

	RegionState verify(TenantId tenant, Link link) {
		try {
			if (this.directory.verifyDomain(tenant, link.fqdn())) {
				note(link, new Domain(link.fqdn(), true));
				return RegionState.DOMAIN_VERIFIED;
			}
		}
		catch (MicrosoftFailure ex) {
			return takenOr(ex);
		}
		// Nothing is written while all is well; a zone restored from an old copy is
		// healed.
		publish(tenant, link);
		return RegionState.RECORDS_PUBLISHED;
	}

	private void note(Link link, Domain domain) {
		this.ledger.note(link, Kind.DOMAIN, link.fqdn(), words(domain));
	}

	private static String words(Domain domain) {
		return domain.verified() ? "verified" : "unverified";
	}

	private static RegionState takenOr(MicrosoftFailure failure) {
		if (failure.kind() == MicrosoftFailure.Kind.CONFLICT) {
			return RegionState.DOMAIN_TAKEN;
		}
		throw failure;
	}

}
