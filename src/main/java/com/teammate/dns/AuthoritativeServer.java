package com.teammate.dns;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

import org.springframework.stereotype.Component;

/** Talks to the name server that owns our zones, past every cache. */
@Component
class AuthoritativeServer {

	private final DnsSettings settings;

	private final TSIG key;

	AuthoritativeServer(DnsSettings settings) {
		this.settings = settings;
		this.key = new TSIG(settings.key().algorithm().toLowerCase(Locale.ROOT), settings.key().name(),
				settings.key().secret());
	}

	List<TXTRecord> texts(Name name) {
		return look(name, Type.TXT, TXTRecord.class);
	}

	List<ARecord> addresses(Name name) {
		return look(name, Type.A, ARecord.class);
	}

	void update(Update update) {
		Message answer = send(update, true);
		if (answer.getRcode() != Rcode.NOERROR) {
			throw failure(Rcode.string(answer.getRcode()), "update refused by " + address());
		}
		if (!answer.isVerified()) {
			throw failure("UNVERIFIED", "the answer to an update is not signed by " + address());
		}
	}

	/**
	 * Whether the zone itself has no such record, whatever a wildcard answers for the
	 * name.
	 */
	boolean hasNone(Name zone, Name name, int type) {
		Update condition = new Update(zone);
		condition.absent(name, type);
		Message answer = send(condition, true);
		if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.YXRRSET) {
			throw failure(Rcode.string(answer.getRcode()), "look-up of " + name + " refused by " + address());
		}
		return answer.getRcode() == Rcode.NOERROR;
	}

	/** Whether it answers at all; it may refuse what is asked. */
	void greet() {
		send(Message.newQuery(Record.newRecord(Name.root, Type.SOA, DClass.IN)), false);
	}

	private <T extends Record> List<T> look(Name name, int type, Class<T> form) {
		Message query = Message.newQuery(Record.newRecord(name, type, DClass.IN));
		query.getHeader().unsetFlag(Flags.RD);
		List<Record> found = records(name, send(query, false));
		if (found.stream().anyMatch(CNAMERecord.class::isInstance)) {
			// A server ignores records added beside an alias without a word (RFC 2136).
			throw failure("CNAME", name + " is an alias, so it cannot carry records of its own");
		}
		return found.stream().filter(form::isInstance).map(form::cast).toList();
	}

	private List<Record> records(Name name, Message answer) {
		if (answer.getRcode() == Rcode.NXDOMAIN) {
			return List.of();
		}
		if (answer.getRcode() != Rcode.NOERROR) {
			throw failure(Rcode.string(answer.getRcode()), "look-up of " + name + " refused by " + address());
		}
		if (!answer.getHeader().getFlag(Flags.AA)) {
			throw failure("NOTAUTH", address() + " is not the authoritative server of " + name);
		}
		return answer.getSection(Section.ANSWER).stream().filter((record) -> record.getName().equals(name)).toList();
	}

	private Message send(Message message, boolean signed) {
		try {
			SimpleResolver resolver = new SimpleResolver(this.settings.server());
			resolver.setPort(this.settings.port());
			resolver.setTimeout(this.settings.timeout());
			if (signed) {
				resolver.setTCP(true);
				resolver.setTSIGKey(this.key);
			}
			return resolver.send(message);
		}
		catch (IOException ex) {
			throw new DnsFailure((isTimeout(ex) ? "timeout: " : "unreachable: ") + address(), ex);
		}
	}

	/** Two clocks of dnsjava run for the same time, and either may be first. */
	private static boolean isTimeout(IOException failure) {
		return failure instanceof SocketTimeoutException || failure.getCause() instanceof TimeoutException;
	}

	private static DnsFailure failure(String word, String text) {
		return new DnsFailure(word + ": " + text, null);
	}

	private String address() {
		return this.settings.server() + " port " + this.settings.port();
	}

}
