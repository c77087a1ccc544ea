package com.teammate.dns;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Update;

/** What we want the zone to say about one sub-domain. */
record SubDomain(Name zone, Name name, String text, InetAddress address) {

	static SubDomain of(String zone, String fqdn, String text, String address) {
		return new SubDomain(name(zone), below(zone, fqdn), text, ipv4(address));
	}

	static Name below(String zone, String fqdn) {
		Name origin = name(zone);
		Name name = name(fqdn);
		if (!name.subdomain(origin) || name.equals(origin)) {
			throw new IllegalArgumentException(fqdn + " is not below " + zone);
		}
		return name;
	}

	static List<String> texts(List<TXTRecord> records) {
		return records.stream().map((record) -> String.join("", record.getStrings())).toList();
	}

	boolean hasText(List<TXTRecord> records) {
		return texts(records).contains(this.text);
	}

	boolean hasOnlyAddress(List<ARecord> records) {
		return records.size() == 1 && records.get(0).getAddress().equals(this.address);
	}

	/**
	 * Always both records in one atomic message: a TXT alone would hide the zone's
	 * wildcard address for this name (RFC 4592).
	 */
	Update update(Duration ttl) {
		Update update = new Update(this.zone);
		update.add(new TXTRecord(this.name, DClass.IN, ttl.toSeconds(), this.text));
		update.replace(new ARecord(this.name, DClass.IN, ttl.toSeconds(), this.address));
		return update;
	}

	static Name name(String text) {
		try {
			return Name.fromString(text, Name.root);
		}
		catch (TextParseException ex) {
			throw new IllegalArgumentException("not a domain name: " + text, ex);
		}
	}

	static InetAddress ipv4(String text) {
		try {
			return Inet4Address.getByAddress(Address.getByAddress(text, Address.IPv4).getAddress());
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("not an IPv4 address: " + text, ex);
		}
	}

}
