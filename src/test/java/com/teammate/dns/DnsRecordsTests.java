package com.teammate.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DnsRecordsTests {

	private static final String ZONE = TestServer.ZONE;

	private static final String TXT = "MS=ms12345678";

	private static final String ADDRESS = "192.0.2.10";

	@ParameterizedTest
	@EnumSource
	void publishesTextAndAddress(TestServer server) throws IOException {
		server.records().publish(ZONE, "contoso." + ZONE, TXT, ADDRESS);

		assertThat(server.records().isPublished(ZONE, "contoso." + ZONE, TXT, ADDRESS)).isTrue();
		assertThat(server.records().isPublished(ZONE, "contoso." + ZONE, "MS=ms1", ADDRESS)).isFalse();
		assertThat(server.records().isPublished(ZONE, "contoso." + ZONE, TXT, "192.0.2.11")).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void mayPublishTwice(TestServer server) throws IOException {
		server.records().publish(ZONE, "twice." + ZONE, TXT, ADDRESS);

		server.records().publish(ZONE, "twice." + ZONE, TXT, ADDRESS);

		assertThat(server.records().isPublished(ZONE, "twice." + ZONE, TXT, ADDRESS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void knowsNothingOfAnUnpublishedName(TestServer server) throws IOException {
		assertThat(server.records().isPublished(ZONE, "nobody." + ZONE, TXT, ADDRESS)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void keepsOtherTexts(TestServer server) throws IOException {
		server.send(text("kept", "v=spf1 -all"), true);

		server.records().publish(ZONE, "kept." + ZONE, TXT, ADDRESS);

		assertThat(server.records().isPublished(ZONE, "kept." + ZONE, TXT, ADDRESS)).isTrue();
		assertThat(server.records().isPublished(ZONE, "kept." + ZONE, "v=spf1 -all", ADDRESS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void replacesAnotherAddress(TestServer server) throws IOException {
		server.records().publish(ZONE, "moved." + ZONE, TXT, "192.0.2.77");

		server.records().publish(ZONE, "moved." + ZONE, TXT, ADDRESS);

		assertThat(server.records().isPublished(ZONE, "moved." + ZONE, TXT, ADDRESS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void addsTheAddressThatIsMissingBesideTheText(TestServer server) throws IOException {
		server.send(text("half", TXT), true);

		server.records().publish(ZONE, "half." + ZONE, TXT, ADDRESS);

		assertThat(server.records().isPublished(ZONE, "half." + ZONE, TXT, ADDRESS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void removesWhatItPublishedAndNothingElse(TestServer server) throws IOException {
		DnsRecords records = server.records();
		server.send(text("gone", "v=spf1 -all"), true);
		records.publish(ZONE, "gone." + ZONE, TXT, ADDRESS);
		assertThat(records.texts(ZONE, "gone." + ZONE)).containsExactlyInAnyOrder("v=spf1 -all", TXT);

		assertThat(records.remove(ZONE, "gone." + ZONE, List.of(TXT), List.of(ADDRESS))).isTrue();

		assertThat(records.texts(ZONE, "gone." + ZONE)).containsExactly("v=spf1 -all");
		assertThat(records.isPublished(ZONE, "gone." + ZONE, "v=spf1 -all", ADDRESS)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void mayRemoveTwice(TestServer server) throws IOException {
		DnsRecords records = server.records();
		records.publish(ZONE, "again." + ZONE, TXT, ADDRESS);

		assertThat(records.remove(ZONE, "again." + ZONE, List.of(TXT), List.of(ADDRESS))).isTrue();
		assertThat(records.remove(ZONE, "again." + ZONE, List.of(TXT), List.of(ADDRESS))).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void removesNothingWithAWrongSecret(TestServer server) throws IOException {
		server.records().publish(ZONE, "guarded." + ZONE, TXT, ADDRESS);
		String wrong = Base64.getEncoder().encodeToString("another secret, not the right one".getBytes());
		DnsRecords records = TestServer.records(server.port(),
				new DnsSettings.Key(TestServer.KEY, "hmac-sha256", wrong));

		assertThatExceptionOfType(DnsFailure.class)
			.isThrownBy(() -> records.remove(ZONE, "guarded." + ZONE, List.of(TXT), List.of(ADDRESS)))
			.withMessageStartingWith("NOTAUTH: ");
		assertThat(server.records().isPublished(ZONE, "guarded." + ZONE, TXT, ADDRESS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void readsAnAnswerTooLongForOneDatagram(TestServer server) throws IOException {
		server.records().publish(ZONE, "long." + ZONE, TXT, ADDRESS);
		for (int i = 0; i < 40; i++) {
			server.send(text("long", "another verification text of some length, number " + i), true);
		}

		assertThat(server.records().isPublished(ZONE, "long." + ZONE, TXT, ADDRESS)).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void failsWithAWrongSecret(TestServer server) throws IOException {
		String wrong = Base64.getEncoder().encodeToString("another secret, not the right one".getBytes());
		DnsRecords records = TestServer.records(server.port(),
				new DnsSettings.Key(TestServer.KEY, "hmac-sha256", wrong));

		assertThatExceptionOfType(DnsFailure.class)
			.isThrownBy(() -> records.publish(ZONE, "forged." + ZONE, TXT, ADDRESS))
			.withMessageStartingWith("NOTAUTH: ")
			.withMessageNotContaining(wrong);
		assertThat(server.records().isPublished(ZONE, "forged." + ZONE, TXT, ADDRESS)).isFalse();
	}

	@ParameterizedTest
	@EnumSource
	void failsWithAnUnknownKey(TestServer server) throws IOException {
		DnsRecords records = TestServer.records(server.port(),
				new DnsSettings.Key("stranger", "hmac-sha256", TestServer.SECRET));

		assertThatExceptionOfType(DnsFailure.class)
			.isThrownBy(() -> records.publish(ZONE, "forged." + ZONE, TXT, ADDRESS))
			.withMessageStartingWith("NOTAUTH: ");
	}

	@ParameterizedTest
	@EnumSource
	void failsInAZoneThatTheServerDoesNotHave(TestServer server) throws IOException {
		DnsRecords records = server.records();

		assertThatExceptionOfType(DnsFailure.class)
			.isThrownBy(() -> records.publish("sbc.elsewhere.example", "contoso.sbc.elsewhere.example", TXT, ADDRESS))
			.withMessageStartingWith("REFUSED: ");
	}

	@ParameterizedTest
	@EnumSource
	void isRefusedWithoutAKey(TestServer server) throws IOException {
		Message answer = server.send(text("unsigned", TXT), false);

		assertThat(answer.getRcode()).isEqualTo(Rcode.REFUSED);
		assertThat(server.records().isPublished(ZONE, "unsigned." + ZONE, TXT, ADDRESS)).isFalse();
	}

	@Test
	void publishesTheAddressAlsoWhereAWildcardPretendsIt() throws IOException {
		DnsRecords records = TestServer.BIND.records();

		records.publish(ZONE, "wild." + ZONE, TXT, "192.0.2.1");

		assertThat(records.isPublished(ZONE, "wild." + ZONE, TXT, "192.0.2.1")).isTrue();
	}

	@Test
	void removesTheAddressAlsoWhereAWildcardGoesOnPretendingIt() throws IOException {
		DnsRecords records = TestServer.BIND.records();
		records.publish(ZONE, "tame." + ZONE, TXT, "192.0.2.1");

		assertThat(records.remove(ZONE, "tame." + ZONE, List.of(TXT), List.of("192.0.2.1"))).isTrue();
		assertThat(records.texts(ZONE, "tame." + ZONE)).isEmpty();
	}

	@Test
	void saysThatAnAliasIsInTheWay() throws IOException {
		DnsRecords records = TestServer.BIND.records();

		assertThatExceptionOfType(DnsFailure.class)
			.isThrownBy(() -> records.publish(ZONE, "alias." + ZONE, TXT, ADDRESS))
			.withMessageStartingWith("CNAME: ");
	}

	@Test
	void saysThatNobodyListens() {
		DnsRecords records = TestServer.records(1, aKey());

		assertThatExceptionOfType(DnsFailure.class)
			.isThrownBy(() -> records.isPublished(ZONE, "a." + ZONE, TXT, ADDRESS))
			.withMessageStartingWith("unreachable: 127.0.0.1 port 1");
	}

	@Test
	void saysThatTheServerDoesNotAnswer() throws IOException {
		try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			DnsRecords records = TestServer.records(silent.getLocalPort(), aKey());

			assertThatExceptionOfType(DnsFailure.class)
				.isThrownBy(() -> records.isPublished(ZONE, "a." + ZONE, TXT, ADDRESS))
				.withMessageStartingWith("timeout: ");
		}
	}

	@Test
	void believesOnlyTheAuthoritativeServer() throws IOException {
		try (DatagramSocket cache = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			CompletableFuture.runAsync(() -> answerOnceWithoutAuthority(cache));
			DnsRecords records = TestServer.records(cache.getLocalPort(), aKey());

			assertThatExceptionOfType(DnsFailure.class)
				.isThrownBy(() -> records.isPublished(ZONE, "a." + ZONE, TXT, ADDRESS))
				.withMessageStartingWith("NOTAUTH: ");
		}
	}

	@Test
	void believesOnlyASignedAnswerToAnUpdate() throws IOException {
		try (UnsignedServer server = new UnsignedServer()) {
			DnsRecords records = TestServer.records(server.port(), aKey());

			assertThatExceptionOfType(DnsFailure.class)
				.isThrownBy(() -> records.publish(ZONE, "a." + ZONE, TXT, ADDRESS))
				.withMessageStartingWith("UNVERIFIED: ");
		}
	}

	@Test
	void refusesANameOutsideTheZone() {
		DnsRecords records = TestServer.records(1, aKey());

		assertThatIllegalArgumentException().isThrownBy(() -> records.publish(ZONE, "www.example", TXT, ADDRESS));
		assertThatIllegalArgumentException().isThrownBy(() -> records.publish(ZONE, ZONE, TXT, ADDRESS));
		assertThatIllegalArgumentException().isThrownBy(() -> records.publish(ZONE, "a." + ZONE, TXT, "::1"));
	}

	private static DnsSettings.Key aKey() {
		return new DnsSettings.Key(TestServer.KEY, "hmac-sha256", TestServer.SECRET);
	}

	private static Update text(String label, String text) {
		Update update = new Update(TestServer.name(ZONE));
		update.add(new TXTRecord(TestServer.name(label + "." + ZONE), DClass.IN, 60, text));
		return update;
	}

	private static void answerOnceWithoutAuthority(DatagramSocket socket) {
		try {
			DatagramPacket packet = new DatagramPacket(new byte[512], 512);
			socket.receive(packet);
			byte[] answer = UnsignedServer.answer(packet.getData(), packet.getLength());
			socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
