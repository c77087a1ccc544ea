package com.teammate.welcome;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.teammate.consent.DeclineReason;
import com.teammate.onboarding.HandOverRefused;
import com.teammate.sbc.PlannedChange;
import org.junit.jupiter.api.Test;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

class WelcomeTextsTests {

	/** {@code #{some.key}}, also as the outcome of {@code condition ? 'a' : 'b'}. */
	private static final Pattern KEY = Pattern
		.compile("#\\{([A-Za-z][A-Za-z0-9.-]*)|'([a-z][A-Za-z-]*(?:\\.[A-Za-z0-9-]+)+)'(?! \\+)");

	private static final Set<String> COMPOSED_PAGES = composed((keys) -> {
		Arrays.stream(Tracker.values()).forEach((step) -> keys.accept("step." + step));
		Stream.of("done", "current", "upcoming").forEach((state) -> keys.accept("step.state." + state));
		Stream.of("you", "reseller", "us", "microsoft").forEach((turn) -> keys.accept("consent.turn." + turn));
		Arrays.stream(DeclineReason.values()).forEach((reason) -> {
			keys.accept("consent.declined." + reason + ".what");
			keys.accept("consent.declined." + reason + ".way");
		});
		Arrays.stream(PlannedChange.Kind.values()).forEach((kind) -> keys.accept("plan.kind." + kind));
		Stream.of("FIRST_CONSENT", "VERIFY_CONSENTS", "CHECK_TENANT", "LINK_SBC_REGIONS")
			.forEach((step) -> keys.accept("permissions.step." + step));
		Arrays.stream(HandOverRefused.Reason.values()).forEach((reason) -> keys.accept("colleague.refused." + reason));
		keys.accept("colleague.refused.NO_ADDRESS");
		Stream.of("stale", "missing", "failed")
			.forEach((kind) -> Stream.of("title", "what", "way")
				.forEach((part) -> keys.accept("problem." + kind + "." + part)));
	});

	private static final Set<String> COMPOSED_LETTERS = composed((keys) -> {
		IntStream.rangeClosed(1, 4).forEach((step) -> keys.accept("mail.invitation.step" + step));
		Stream
			.of("invitation", "reminder", "invitation-locked", "invitation-expired", "active-administrator",
					"active-reseller")
			.forEach((letter) -> keys.accept("mail." + letter + ".subject"));
	});

	@Test
	void areCompleteAndNoneIsLeftOverOnThePages() throws IOException {
		Set<String> used = keysIn("classpath:/templates/welcome/*.html");
		used.addAll(COMPOSED_PAGES);

		assertThat(used).containsExactlyInAnyOrderElementsOf(
				new TreeSet<>(texts("messages/welcome.properties").stringPropertyNames()));
	}

	@Test
	void areCompleteAndNoneIsLeftOverInTheLetters() throws IOException {
		Set<String> used = keysIn("classpath:/templates/mail/*.*");
		used.addAll(COMPOSED_LETTERS);

		assertThat(used).containsExactlyInAnyOrderElementsOf(
				new TreeSet<>(texts("messages/mail.properties").stringPropertyNames()));
	}

	@Test
	void useNoApostropheThatAMessageFormatWouldSwallow() throws IOException {
		for (String file : List.of("messages/welcome.properties", "messages/mail.properties")) {
			assertThat(texts(file))
				.allSatisfy((key, text) -> assertThat((String) text).as("%s", key).doesNotContain("'").isNotBlank());
		}
	}

	private static Set<String> keysIn(String templates) throws IOException {
		Set<String> keys = new TreeSet<>();
		for (Resource template : new PathMatchingResourcePatternResolver().getResources(templates)) {
			String text = template.getContentAsString(StandardCharsets.UTF_8);
			keys.addAll(KEY.matcher(text).results().map(WelcomeTextsTests::key).collect(Collectors.toSet()));
		}
		return keys;
	}

	private static String key(MatchResult match) {
		return (match.group(1) != null) ? match.group(1) : match.group(2);
	}

	private static Set<String> composed(Consumer<Consumer<String>> keys) {
		Set<String> all = new TreeSet<>();
		keys.accept(all::add);
		return all;
	}

	private static Properties texts(String file) throws IOException {
		Properties texts = new Properties();
		try (Reader reader = new InputStreamReader(new ClassPathResource(file).getInputStream(),
				StandardCharsets.UTF_8)) {
			texts.load(reader);
		}
		return texts;
	}

}
