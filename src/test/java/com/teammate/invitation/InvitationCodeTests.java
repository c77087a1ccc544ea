package com.teammate.invitation;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.mail.Letter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InvitationCodeTests {

	private final InvitationSecrets secrets = new InvitationSecrets(settings("0".repeat(43) + "="));

	@Test
	void hasTwelveCharactersThatNobodyMixesUp() {
		for (int round = 0; round < 1000; round++) {
			assertThat(this.secrets.code(UUID.randomUUID()).inGroups())
				.matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
		}
	}

	@Test
	void usesTheWholeAlphabetAtEveryPlace() {
		List<Set<Character>> places = IntStream.range(0, 12)
			.mapToObj((place) -> (Set<Character>) new HashSet<Character>())
			.toList();

		for (int round = 0; round < 2000; round++) {
			String code = this.secrets.code(new UUID(7, round)).characters();
			IntStream.range(0, 12).forEach((place) -> places.get(place).add(code.charAt(place)));
		}

		assertThat(places).allSatisfy((seen) -> assertThat(seen).hasSize(32));
	}

	@Test
	void differsForEveryInvitationAndEveryKey() {
		Set<String> codes = new HashSet<>();

		IntStream.range(0, 5000).forEach((number) -> codes.add(this.secrets.code(new UUID(1, number)).characters()));
		codes.add(new InvitationSecrets(settings("1".repeat(43) + "=")).code(new UUID(1, 0)).characters());

		assertThat(codes).hasSize(5001);
	}

	@Test
	void isTheSameWheneverItIsDerived() {
		UUID invitation = UUID.randomUUID();

		assertThat(this.secrets.code(invitation)).isEqualTo(this.secrets.code(invitation));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0123-4567-89AB", "0123456789ab", " 0123 4567 89AB ", "O123-4567-89AB",
			"Ol23\u20134567\u201389ab", "0I23.4567.89AB\r\n", "oL23_4567_89ab" })
	void readsWhatPeopleTypeAndPaste(String typed) {
		InvitationCode code = new InvitationCode("0123456789AB");

		assertThat(code.matches(InvitationCode.typed(typed))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", "0123-4567-89A", "0123-4567-89ABC", "0123-4567-89AC", "\u0660123-4567-89AB" })
	void refusesEverythingElse(String typed) {
		InvitationCode code = new InvitationCode("0123456789AB");

		assertThat(code.matches(InvitationCode.typed(typed))).isFalse();
	}

	@Test
	void readsNoMoreThanAPersonMeans() {
		String flood = "A".repeat(1_000_000);

		assertThat(InvitationCode.typed(flood).characters()).hasSizeLessThanOrEqualTo(200);
	}

	@Test
	void doesNotShowItself() {
		assertThat(new InvitationCode("0123456789AB")).hasToString("InvitationCode[***]");
		assertThat(new LinkId("abc")).hasToString("LinkId[***]");
		assertThat(new VisitId("abc")).hasToString("VisitId[***]");
		assertThat(new Letter("id", "to", "subject", "template", Map.of("code", "abc"))).hasToString("Letter[id]");
		assertThat(settings("k".repeat(44)).toString()).doesNotContain("kkk");
	}

	@Test
	void makesLinksOf128Bits() {
		EnterpriseId enterprise = EnterpriseId.random();
		UUID first = this.secrets.id(enterprise, 1);
		UUID second = this.secrets.id(enterprise, 2);

		assertThat(first).isNotEqualTo(second);
		assertThat(this.secrets.link(first).value()).matches("[A-Za-z0-9_-]{22}");
		assertThat(this.secrets.link(first)).isNotEqualTo(this.secrets.link(second));
	}

	private static InvitationSettings settings(String key) {
		return new InvitationSettings(URI.create("http://localhost:8080"), key, Duration.ofDays(14), List.of(), 5,
				Duration.ofHours(8));
	}

	/** By construction: a clock would tell the same only on an idle machine. */
	@Test
	void isComparedInATimeThatDoesNotDependOnWhereItDiffers() {
		var matches = new ClassFileImporter().importClasses(InvitationCode.class)
			.get(InvitationCode.class)
			.getMethod("matches", InvitationCode.class);

		assertThat(matches.getMethodCallsFromSelf())
			.extracting((call) -> call.getTargetOwner().getSimpleName() + "." + call.getName())
			.containsExactlyInAnyOrder("MessageDigest.isEqual", "InvitationCode.bytes", "InvitationCode.bytes");
	}

}
