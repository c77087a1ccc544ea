package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Where Microsoft looks for the records that prove a domain. */
final class NameServer {

	private volatile @Nullable InetSocketAddress address;

	private volatile Consumer<String> loss = (domain) -> {
	};

	void at(@Nullable InetSocketAddress address) {
		this.address = address;
	}

	/** How records of a domain get lost there. */
	void losing(Consumer<String> loss) {
		this.loss = loss;
	}

	void lose(String domain) {
		this.loss.accept(domain);
	}

	/** Without a name server nothing is ever found. */
	boolean hasText(String domain, String text) {
		InetSocketAddress address = this.address;
		if (address == null) {
			return false;
		}
		try {
			for (Record record : ask(address, domain).getSection(Section.ANSWER)) {
				if (record instanceof TXTRecord found && found.getStrings().contains(text)) {
					return true;
				}
			}
			return false;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static Message ask(InetSocketAddress address, String domain) throws IOException {
		SimpleResolver resolver = new SimpleResolver(address);
		resolver.setTimeout(Duration.ofSeconds(2));
		return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(domain + "."), Type.TXT, DClass.IN)));
	}

}
