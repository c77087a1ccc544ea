package com.teammate.sbc;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.dns.DnsRecords;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;

import org.springframework.stereotype.Component;

/** Takes the values that linking a region has published out of our own zone. */
@Component
class DnsUndo {

	/** What Microsoft wants to see, and nobody but us publishes under such a name. */
	private static final Predicate<String> PROOF = Pattern.compile("MS=ms\\w+").asMatchPredicate();

	private final DnsRecords dns;

	private final SbcRegions regions;

	private final ChangeLedger ledger;

	DnsUndo(DnsRecords dns, SbcRegions regions, ChangeLedger ledger) {
		this.dns = dns;
		this.regions = regions;
		this.ledger = ledger;
	}

	void remove(Link link) {
		if (!hasBegun(link)) {
			return;
		}
		String zone = link.fqdn().substring(link.label().length() + 1);
		Set<String> texts = together(written(link, Kind.DNS_TXT),
				this.dns.texts(zone, link.fqdn()).stream().filter(PROOF));
		Set<String> addresses = together(written(link, Kind.DNS_A),
				this.regions.find(link.region()).map(SbcRegion::address).stream());
		if (!this.dns.remove(zone, link.fqdn(), texts, addresses)) {
			throw UnlinkRefused.stillThere("DNS records of " + link.fqdn());
		}
		noteRemoved(link, Kind.DNS_TXT);
		noteRemoved(link, Kind.DNS_A);
	}

	private void noteRemoved(Link link, Kind kind) {
		this.ledger.noteRemoved(link.enterprise(), link.region(), kind, link.fqdn(), Step.UNLINK_SBC_REGIONS);
	}

	/** Records are published only for a domain that is in the tenant. */
	private boolean hasBegun(Link link) {
		return changes(link, Kind.DOMAIN).findAny().isPresent() || changes(link, Kind.DNS_TXT).findAny().isPresent();
	}

	private Stream<String> written(Link link, Kind kind) {
		return changes(link, kind).flatMap((change) -> Stream.ofNullable(change.after()));
	}

	private Stream<Change> changes(Link link, Kind kind) {
		return this.ledger.of(link.enterprise())
			.stream()
			.filter((change) -> change.kind() == kind && change.name().equals(link.fqdn()));
	}

	private static Set<String> together(Stream<String> some, Stream<String> others) {
		return Stream.concat(some, others).collect(Collectors.toUnmodifiableSet());
	}

}
