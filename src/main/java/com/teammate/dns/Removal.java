package com.teammate.dns;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;

import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/** Values that the zone shall not have any more for one sub-domain. */
record Removal(Name zone, Name name, List<String> texts, List<InetAddress> addresses) {

	static Removal of(String zone, String fqdn, Collection<String> texts, Collection<String> addresses) {
		return new Removal(SubDomain.name(zone), SubDomain.below(zone, fqdn), List.copyOf(texts),
				addresses.stream().map(SubDomain::ipv4).toList());
	}

	Update update() {
		Update update = new Update(this.zone);
		this.texts.forEach((text) -> update.delete(new TXTRecord(this.name, DClass.IN, 0, text)));
		this.addresses.forEach((address) -> update.delete(new ARecord(this.name, DClass.IN, 0, address)));
		return update;
	}

	boolean isDone(AuthoritativeServer server) {
		return SubDomain.texts(server.texts(this.name)).stream().noneMatch(this.texts::contains)
				&& (server.addresses(this.name).stream().map(ARecord::getAddress).noneMatch(this.addresses::contains)
						|| server.hasNone(this.zone, this.name, Type.A));
	}

}
