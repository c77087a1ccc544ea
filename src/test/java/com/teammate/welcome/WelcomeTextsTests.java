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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.teammate.sbc.PlannedChange;
import com.teammate.cdr.Call.Direction;
import com.teammate.cdr.CallList;
import com.teammate.consent.DeclineReason;
import com.teammate.consent.Permission;
import com.teammate.consent.PermissionManifest;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.ManagementConsents.Deed;
import com.teammate.enterprise.ManagementConsents.Scope;
import com.teammate.onboarding.HandOverRefused;
import com.teammate.sbc.PlannedChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

class WelcomeTextsTests {

	/** {@code #{some.key}}, also as the outcome of {@code condition ? 'a' : 'b'}. */
	private static final Pattern KEY = Pattern
		.compile("#\\{([A-Za-z][A-Za-z0-9.-]*)|'([a-z][A-Za-z-]*(?:\\.[A-Za-z0-9-]+)+)'(?! \\+)");

	private static final Pattern PLACE = Pattern.compile("\\{\\d}");

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
		Stream.of("missing", "failed")
			.forEach((kind) -> Stream.of("title", "text").forEach((part) -> keys.accept("error." + kind + "." + part)));
		Arrays.stream(HandOverRefused.Reason.values()).forEach((reason) -> keys.accept("colleague.refused." + reason));
		keys.accept("colleague.refused.NO_ADDRESS");
		Arrays.stream(EnterpriseStatus.values()).forEach((status) -> keys.accept("dashboard.status." + status));
		Arrays.stream(ManagementConsent.values()).forEach((state) -> keys.accept("dashboard.management." + state));
		Arrays.stream(Scope.values()).forEach((scope) -> keys.accept("management.scope." + scope));
		Stream.of("NOT_ADMINISTRATOR", "CANCELLED", "OUR_FAULT", "NO_ENTERPRISE", "OTHER")
			.forEach((reason) -> keys.accept("signIn.refused." + reason));
		Stream.of("USER_LIMIT_REACHED", "USER_EXISTS", "NUMBER_IN_USE", "INCOMPLETE", "OTHER")
			.forEach((reason) -> keys.accept("dashboard.users.refused." + reason));
		Arrays.stream(PlannedChange.Action.values()).forEach((action) -> keys.accept("dashboard.change." + action));
		Arrays.stream(Deed.values()).forEach((deed) -> keys.accept("dashboard.act." + deed));
		Stream.of("USER", "API_KEY").forEach((kind) -> keys.accept("dashboard.reading." + kind));
		Arrays.stream(CallList.Trouble.values()).forEach((trouble) -> keys.accept("calls.page.trouble." + trouble));
		Arrays.stream(Direction.values())
			.forEach((direction) -> Stream.of("answered", "missed")
				.forEach((end) -> keys.accept("calls.page." + direction + "." + end)));
		Stream.of("stale", "missing", "failed")
			.forEach((kind) -> Stream.of("title", "what", "way")
				.forEach((part) -> keys.accept("problem." + kind + "." + part)));
	});

	private static final Set<String> COMPOSED_LETTERS = composed((keys) -> {
		IntStream.rangeClosed(1, 4).forEach((step) -> keys.accept("mail.invitation.step" + step));
		Stream
			.of("invitation", "reminder", "repair", "repair-on-leaving", "invitation-locked", "invitation-expired",
					"active-administrator", "active-reseller", "removed-administrator", "removed-reseller",
					"webhook-disabled")
			.forEach((letter) -> keys.accept("mail." + letter + ".subject"));
		Arrays.stream(PlannedChange.Kind.values()).forEach((kind) -> keys.accept("object." + kind));
	});

	@Test
	void areCompleteAndNoneIsLeftOverOnThePages() throws IOException {
		Set<String> used = keysIn("classpath:/templates/welcome/*.html");
		used.addAll(keysIn("classpath:/templates/error.html"));
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

	@ParameterizedTest
	@ValueSource(strings = { "de", "es", "fr" })
	void areCompleteInEveryLanguage(String language) throws IOException {
		Set<String> pages = texts("messages/welcome.properties").stringPropertyNames()
			.stream()
			.collect(Collectors.toCollection(TreeSet::new));
		permissions().forEach((permission) -> Stream.of("purpose", "data", "without")
			.forEach((part) -> pages.add(PermissionWords.key(permission) + "." + part)));
		assertThat(texts("messages/welcome_" + language + ".properties").stringPropertyNames())
			.containsExactlyInAnyOrderElementsOf(pages);
		Set<String> letters = keysIn("classpath:/templates/mail/invitation.*");
		for (String template : List.of("reminder.*", "repair.*", "repair-on-leaving.*", "active-administrator.*",
				"removed-administrator.*", "layout.html", "parts.html")) {
			letters.addAll(keysIn("classpath:/templates/mail/" + template));
		}
		COMPOSED_LETTERS.stream()
			.filter((key) -> key.matches(
					"mail\\.(invitation|reminder|repair|repair-on-leaving|active-administrator|removed-administrator)\\..*|object\\..*"))
			.forEach(letters::add);
		assertThat(texts("messages/mail_" + language + ".properties").stringPropertyNames())
			.containsExactlyInAnyOrderElementsOf(letters);
		assertThat(texts("messages/next-actions_" + language + ".properties").stringPropertyNames())
			.containsExactlyInAnyOrderElementsOf(
					administratorsKeys("messages/next-actions.properties", "next-action\\.[A-Z_]+(\\.known)?"));
		assertThat(texts("messages/diagnosis_" + language + ".properties").stringPropertyNames())
			.containsExactlyInAnyOrderElementsOf(administratorsKeys("messages/diagnosis.properties",
					"diagnosis\\.(owner\\.[A-Z_]+|[A-Z_]+\\.administrator)"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "de", "es", "fr" })
	void fillInTheSamePlacesInEveryLanguage(String language) throws IOException {
		for (String file : List.of("welcome", "mail", "next-actions", "diagnosis")) {
			Properties english = texts("messages/" + file + ".properties");
			texts("messages/" + file + "_" + language + ".properties").forEach((key, text) -> {
				if (english.containsKey(key)) {
					assertThat(places((String) text)).as("%s", key)
						.isEqualTo(places(english.getProperty((String) key)));
				}
				assertThat((String) text).as("%s", key).isNotBlank().doesNotContain("'");
			});
		}
	}

	@Test
	void useNoApostropheThatAMessageFormatWouldSwallow() throws IOException {
		for (String file : List.of("messages/welcome.properties", "messages/mail.properties")) {
			assertThat(texts(file))
				.allSatisfy((key, text) -> assertThat((String) text).as("%s", key).doesNotContain("'").isNotBlank());
		}
	}

	/** Otherwise the reseller's English words would be shown. */
	@Test
	void tellTheAdministratorEveryCauseThatIsTheirsToMend() throws IOException {
		Properties texts = texts("messages/diagnosis.properties");
		Matcher causes = Pattern.compile("- code: ([A-Z_]+)\n(?:  .*\n)*?  owner: GLOBAL_ADMIN")
			.matcher(new ClassPathResource("diagnosis.yml").getContentAsString(StandardCharsets.UTF_8));

		assertThat(causes.results().map((cause) -> "diagnosis." + cause.group(1) + ".administrator")).isNotEmpty()
			.allMatch(texts::containsKey);
	}

	@Test
	void standOnNoPageInEnglishOnly() throws IOException {
		Pattern bare = Pattern.compile(
				"(?i)<(h1|h2|h3|p|li|button|label|summary|legend)\\b(?![^>]*th:(text|replace|each|if|unless|with))[^>]*>\\s*[A-Z][a-z]+ [a-z]");
		for (Resource template : new PathMatchingResourcePatternResolver()
			.getResources("classpath:/templates/welcome/*.html")) {
			if (!"evidence.html".equals(template.getFilename())) {
				assertThat(template.getContentAsString(StandardCharsets.UTF_8)).as(template.getFilename())
					.doesNotContainPattern(bare);
			}
		}
	}

	private static List<Permission> permissions() {
		return new AnnotationConfigApplicationContext(PermissionManifest.class).getBean(PermissionManifest.class).all();
	}

	private static Set<String> administratorsKeys(String file, String which) throws IOException {
		return texts(file).stringPropertyNames()
			.stream()
			.filter((key) -> key.matches(which))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> places(String text) {
		return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
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
