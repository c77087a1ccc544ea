package com.teammate.sbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.teammate.dns.DnsRecords;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.microsoft.TenantDirectory.DirectoryUser;
import com.teammate.microsoft.TenantDirectory.Domain;
import com.teammate.sbc.PlannedChange.Kind;

import org.springframework.stereotype.Component;

/**
 * The sub-domain of a linked region, its DNS records and the user that keeps it active.
 */
@Component
class DirectoryUpkeep {

	private final TenantDirectory directory;

	private final DnsRecords dns;

	private final SbcRegions regions;

	private final Licences licences;

	private final DomainSteps domains;

	private final Activation activation;

	private final ChangeLedger ledger;

	DirectoryUpkeep(TenantDirectory directory, DnsRecords dns, SbcRegions regions, Licences licences,
			DomainSteps domains, Activation activation, ChangeLedger ledger) {
		this.directory = directory;
		this.dns = dns;
		this.regions = regions;
		this.licences = licences;
		this.domains = domains;
		this.activation = activation;
		this.ledger = ledger;
	}

	boolean hasRole(TenantId tenant) {
		return !Collections.disjoint(this.directory.ownDirectoryRoles(tenant), TeamsRoles.all());
	}

	List<Deviation> inspect(TenantId tenant, Link link) {
		List<Deviation> deviations = new ArrayList<>();
		if (!this.directory.domain(tenant, link.fqdn()).map(Domain::verified).orElse(false)) {
			deviations.add(new Deviation(Deviation.Code.DOMAIN_LOST, link.fqdn()));
		}
		if (areRecordsLost(link)) {
			deviations.add(new Deviation(Deviation.Code.DNS_RECORDS_LOST, link.fqdn()));
		}
		if (this.ledger.expects(link, Kind.USER, link.serviceUser())) {
			deviations.addAll(inspectUser(tenant, link));
		}
		return deviations;
	}

	private boolean areRecordsLost(Link link) {
		Optional<String> text = this.ledger.written(link, Kind.DNS_TXT, link.fqdn());
		Optional<SbcRegion> region = this.regions.find(link.region());
		return text.isPresent() && region.isPresent()
				&& !this.dns.isPublished(region.get().baseDomain(), link.fqdn(), text.get(), region.get().address());
	}

	private List<Deviation> inspectUser(TenantId tenant, Link link) {
		Optional<DirectoryUser> user = this.directory.user(tenant, link.serviceUser());
		if (user.isEmpty()) {
			return List.of(new Deviation(Deviation.Code.ACTIVATION_USER_LOST, link.serviceUser()));
		}
		boolean licensed = this.licences.activating(tenant)
			.stream()
			.anyMatch((subscription) -> user.get().skuIds().contains(subscription.skuId()));
		return (licensed || !this.ledger.expects(link, Kind.LICENCE, link.serviceUser())) ? List.of()
				: List.of(new Deviation(Deviation.Code.LICENCE_LOST, link.serviceUser()));
	}

	void repair(Enterprise enterprise, TenantId tenant, Link link, Set<Deviation> lost) {
		if (lost.contains(new Deviation(Deviation.Code.DOMAIN_LOST, link.fqdn()))) {
			this.ledger.noteLost(link, Kind.DOMAIN, link.fqdn());
			addDomain(tenant, link);
		}
		if (lost.contains(new Deviation(Deviation.Code.DNS_RECORDS_LOST, link.fqdn()))) {
			publish(link);
		}
		boolean userLost = lost.contains(new Deviation(Deviation.Code.ACTIVATION_USER_LOST, link.serviceUser()));
		if (userLost) {
			this.ledger.noteLost(link, Kind.USER, link.serviceUser());
		}
		if (userLost || lost.contains(new Deviation(Deviation.Code.LICENCE_LOST, link.serviceUser()))) {
			this.ledger.noteLost(link, Kind.LICENCE, link.serviceUser());
			activate(enterprise, tenant, link);
		}
	}

	private void addDomain(TenantId tenant, Link link) {
		if (this.domains.add(tenant, link) == RegionState.DOMAIN_ADDED) {
			this.domains.publish(tenant, link);
			this.domains.verify(tenant, link);
		}
	}

	/** With the text that is in the ledger: Microsoft has no other for this domain. */
	private void publish(Link link) {
		SbcRegion region = this.regions.get(link.region());
		String text = this.ledger.written(link, Kind.DNS_TXT, link.fqdn()).orElseThrow();
		this.ledger.noteLost(link, Kind.DNS_TXT, link.fqdn());
		this.ledger.noteLost(link, Kind.DNS_A, link.fqdn());
		this.dns.publish(region.baseDomain(), link.fqdn(), text, region.address());
		this.ledger.note(link, Kind.DNS_TXT, link.fqdn(), text);
		this.ledger.note(link, Kind.DNS_A, link.fqdn(), region.address());
	}

	/** Microsoft takes no user in a domain that is not verified yet. */
	private void activate(Enterprise enterprise, TenantId tenant, Link link) {
		if (this.directory.domain(tenant, link.fqdn()).map(Domain::verified).orElse(false)) {
			this.activation.activate(enterprise, tenant, link);
		}
	}

}
