package com.teammate.dns;

import java.util.Collection;
import java.util.List;

import org.springframework.stereotype.Service;

/** The records of a sub-domain in our own zones. Throws {@link DnsFailure}. */
@Service
public class DnsRecords {

	private final AuthoritativeServer server;

	private final DnsSettings settings;

	DnsRecords(AuthoritativeServer server, DnsSettings settings) {
		this.server = server;
		this.settings = settings;
	}

	/**
	 * Publishes the records by a signed RFC 2136 update; what is already there stays as
	 * it is.
	 */
	public void publish(String zone, String fqdn, String txt, String address) {
		SubDomain subDomain = SubDomain.of(zone, fqdn, txt, address);
		if (!isPublished(subDomain)) {
			this.server.update(subDomain.update(this.settings.ttl()));
		}
	}

	/** Whether the zone's authoritative server answers with both records. */
	public boolean isPublished(String zone, String fqdn, String txt, String address) {
		return isPublished(SubDomain.of(zone, fqdn, txt, address));
	}

	/** The texts that the zone's authoritative server has for the name. */
	public List<String> texts(String zone, String fqdn) {
		return SubDomain.texts(this.server.texts(SubDomain.below(zone, fqdn)));
	}

	/**
	 * Removes these values by a signed RFC 2136 update, whether they are there or not,
	 * and no others. False while the server still shows one of them.
	 */
	public boolean remove(String zone, String fqdn, Collection<String> texts, Collection<String> addresses) {
		Removal removal = Removal.of(zone, fqdn, texts, addresses);
		this.server.update(removal.update());
		return removal.isDone(this.server);
	}

	private boolean isPublished(SubDomain subDomain) {
		// TXT first: while there is none, a wildcard of the zone may pretend the address.
		return subDomain.hasText(this.server.texts(subDomain.name()))
				&& subDomain.hasOnlyAddress(this.server.addresses(subDomain.name()));
	}

}
