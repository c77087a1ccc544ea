package com.teammate.sandbox.dns;

import java.util.List;
import java.util.Optional;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** The zones we are authoritative for: answers questions and takes updates. */
final class Zones {

	private final List<ZoneData> zones;

	Zones(List<Name> origins) {
		this.zones = origins.stream().map(ZoneData::new).toList();
	}

	synchronized List<String> records() {
		return this.zones.stream().flatMap((zone) -> zone.all().stream()).map(Record::toString).sorted().toList();
	}

	synchronized Message answer(Message query) {
		Message answer = reply(query, Rcode.NOERROR);
		Record question = query.getQuestion();
		Optional<ZoneData> zone = (question != null) ? zoneOf(question.getName()) : Optional.empty();
		if (zone.isEmpty()) {
			answer.getHeader().setRcode(Rcode.REFUSED);
			return answer;
		}
		answer.getHeader().setFlag(Flags.AA);
		List<Record> found = zone.get().find(question.getName(), question.getType());
		found.forEach((record) -> answer.addRecord(record, Section.ANSWER));
		if (found.isEmpty()) {
			answer.addRecord(zone.get().soa(), Section.AUTHORITY);
			answer.getHeader().setRcode(zone.get().has(question.getName()) ? Rcode.NOERROR : Rcode.NXDOMAIN);
		}
		return answer;
	}

	/** Takes a message whose signature has been checked: all of it, or nothing. */
	synchronized Message update(Message update) {
		Record zoneSection = update.getQuestion();
		Optional<ZoneData> zone = (zoneSection != null)
				? this.zones.stream().filter((known) -> known.origin().equals(zoneSection.getName())).findFirst()
				: Optional.empty();
		return reply(update, zone.map((known) -> apply(update, known)).orElse(Rcode.NOTAUTH));
	}

	synchronized void lose(Name name) {
		zoneOf(name).ifPresent((zone) -> zone.removeAll(zone.find(name, Type.ANY)));
	}

	static Message reply(Message request, int rcode) {
		Message reply = new Message(request.getHeader().getID());
		Header header = reply.getHeader();
		header.setOpcode(request.getHeader().getOpcode());
		header.setFlag(Flags.QR);
		header.setRcode(rcode);
		if (request.getQuestion() != null) {
			reply.addRecord(request.getQuestion(), Section.QUESTION);
		}
		return reply;
	}

	private Optional<ZoneData> zoneOf(Name name) {
		return this.zones.stream().filter((zone) -> name.subdomain(zone.origin())).findFirst();
	}

	private static int apply(Message update, ZoneData zone) {
		for (Record condition : update.getSection(Section.PREREQ)) {
			if (condition.getDClass() != DClass.NONE || condition.getType() == Type.ANY) {
				return Rcode.NOTIMP;
			}
			if (!zone.find(condition.getName(), condition.getType()).isEmpty()) {
				return Rcode.YXRRSET;
			}
		}
		List<Record> changes = update.getSection(Section.UPDATE);
		for (Record change : changes) {
			if (!change.getName().subdomain(zone.origin())) {
				return Rcode.NOTZONE;
			}
			if (change.getType() != Type.TXT && change.getType() != Type.A) {
				return Rcode.REFUSED;
			}
		}
		changes.forEach((change) -> apply(change, zone));
		return Rcode.NOERROR;
	}

	/** The class says what is meant (RFC 2136, 2.5). */
	private static void apply(Record change, ZoneData zone) {
		List<Record> present = zone.find(change.getName(), change.getType());
		switch (change.getDClass()) {
			case DClass.ANY -> zone.removeAll(present);
			case DClass.NONE -> zone.removeAll(present.stream()
				.filter((record) -> record.rdataToString().equals(change.rdataToString()))
				.toList());
			default -> zone.add(change);
		}
	}

}
