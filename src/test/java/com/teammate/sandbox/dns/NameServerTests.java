package com.teammate.sandbox.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Address;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

import static org.assertj.core.api.Assertions.assertThat;

class NameServerTests {

	private static final String SECRET = "c2VjcmV0IG9mIHRoZSB0ZXN0cyBvbmx5ISEhISEhISE=";

	private static final Name ZONE = Name.fromConstantString("eu.sbc.example.");

	private static final Name CONTOSO = Name.fromConstantString("contoso.eu.sbc.example.");

	private NameServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = NameServer.start(0, List.of("eu.sbc.example", "us.sbc.example"), "key", SECRET);
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
	}

	@Test
	void answersForItsZonesWithAuthority() throws IOException {
		Message soa = ask(ZONE, Type.SOA, true);
		Message ns = ask(ZONE, Type.NS, false);

		assertThat(soa.getHeader().getFlag(Flags.AA)).isTrue();
		assertThat(soa.getSection(Section.ANSWER)).singleElement().isInstanceOf(SOARecord.class);
		assertThat(ns.getSection(Section.ANSWER)).singleElement().isInstanceOf(NSRecord.class);
	}

	@Test
	void tellsAnUnknownNameFromAnUnknownType() throws IOException {
		change((update) -> update.add(new TXTRecord(CONTOSO, DClass.IN, 60, "MS=ms1")));

		Message unknownType = ask(CONTOSO, Type.A, false);
		Message unknownName = ask(Name.fromConstantString("nobody.eu.sbc.example."), Type.TXT, false);

		assertThat(unknownType.getRcode()).isEqualTo(Rcode.NOERROR);
		assertThat(unknownType.getSection(Section.AUTHORITY)).singleElement().isInstanceOf(SOARecord.class);
		assertThat(unknownName.getRcode()).isEqualTo(Rcode.NXDOMAIN);
		assertThat(unknownName.getSection(Section.AUTHORITY)).singleElement().isInstanceOf(SOARecord.class);
	}

	@Test
	void refusesOtherZones() throws IOException {
		assertThat(ask(Name.fromConstantString("www.example."), Type.A, false).getRcode()).isEqualTo(Rcode.REFUSED);
	}

	@Test
	void addsReplacesAndDeletes() throws IOException {
		Record first = new TXTRecord(CONTOSO, DClass.IN, 60, "one");
		Record second = new TXTRecord(CONTOSO, DClass.IN, 60, "two");
		change((update) -> {
			update.add(first);
			update.add(second);
			update.add(a("192.0.2.1"));
		});

		change((update) -> {
			update.delete(first);
			update.replace(a("192.0.2.2"));
		});

		assertThat(this.server.records()).filteredOn((record) -> record.startsWith("contoso"))
			.satisfiesExactly((record) -> assertThat(record).contains("A").endsWith("192.0.2.2"),
					(record) -> assertThat(record).contains("TXT").endsWith("two"));
	}

	@Test
	void keepsARecordOnlyOnce() throws IOException {
		change((update) -> update.add(a("192.0.2.1")));

		change((update) -> update.add(a("192.0.2.1")));

		assertThat(this.server.records()).filteredOn((record) -> record.startsWith("contoso")).hasSize(1);
	}

	@Test
	void signsItsAnswers() throws IOException {
		Message answer = change((update) -> update.add(a("192.0.2.1")));

		assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
		assertThat(answer.isVerified()).isTrue();
	}

	@Test
	void changesNothingWhenOnePartIsRefused() throws IOException {
		Message answer = change((update) -> {
			update.add(a("192.0.2.1"));
			update.add(new NSRecord(CONTOSO, DClass.IN, 60, ZONE));
		});

		assertThat(answer.getRcode()).isEqualTo(Rcode.REFUSED);
		assertThat(this.server.records()).noneMatch((record) -> record.startsWith("contoso"));
	}

	@Test
	void survivesRubbish() throws IOException {
		try (DatagramSocket socket = new DatagramSocket();
				Socket stream = new Socket("127.0.0.1", this.server.port())) {
			byte[] rubbish = { 1, 2, 3 };
			socket.send(new DatagramPacket(rubbish, 3, InetAddress.getLoopbackAddress(), this.server.port()));
			stream.getOutputStream().write(new byte[] { 0, 3, 1, 2, 3 });
		}

		assertThat(ask(ZONE, Type.SOA, false).getRcode()).isEqualTo(Rcode.NOERROR);
		assertThat(ask(ZONE, Type.SOA, true).getRcode()).isEqualTo(Rcode.NOERROR);
	}

	private Message ask(Name name, int type, boolean tcp) throws IOException {
		SimpleResolver resolver = resolver();
		resolver.setTCP(tcp);
		return resolver.send(Message.newQuery(Record.newRecord(name, type, DClass.IN)));
	}

	private Message change(Consumer<Update> what) throws IOException {
		SimpleResolver resolver = resolver();
		resolver.setTCP(true);
		resolver.setTSIGKey(new TSIG(TSIG.HMAC_SHA256, "key", SECRET));
		Update update = new Update(ZONE);
		what.accept(update);
		return resolver.send(update);
	}

	private SimpleResolver resolver() throws IOException {
		SimpleResolver resolver = new SimpleResolver("127.0.0.1");
		resolver.setPort(this.server.port());
		return resolver;
	}

	private static ARecord a(String address) {
		return new ARecord(CONTOSO, DClass.IN, 60, Address.toByteArray(address, Address.IPv4));
	}

}
