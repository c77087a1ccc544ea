package com.teammate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Refuses a start with credentials that everybody knows: those of the sandbox, which
 * stand in the open, and passwords that are tried first. The sandbox has a start of its
 * own and does not come by here.
 */
final class DefaultCredentials implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** In the order of the documentation. */
	static final List<String> SECRETS = List.of("teammate.microsoft.client-secret", "spring.mail.password",
			"teammate.invitation.key", "teammate.consent.key", "teammate.dns.key.secret",
			"teammate.portal.oidc.client-secret", "teammate.support.oidc.client-secret", "teammate.cdr.password",
			"teammate.cdr.token", "teammate.webhook.key", "teammate.webhook.pbx.secret",
			"teammate.webhook.pbx.previous-secret", "spring.datasource.password");

	private static final String EARLIER_KEYS = "teammate.webhook.previous-keys";

	private static final String STAFF = "teammate.support.staff";

	private static final Set<String> TRIED_FIRST = Set.of("admin", "camunda", "change-me", "changeit", "changeme",
			"default", "demo", "operator", "password", "postgres", "root", "secret", "support", "teammate", "test",
			"viewer");

	/** Fewer, because each costs what a login costs. */
	private static final List<String> TRIED_FIRST_ON_STAFF = List.of("sandbox", "password", "changeme");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		List<String> wrong = new ArrayList<>();
		Environment settings = context.getEnvironment();
		Binder binder = Binder.get(settings);
		SECRETS.stream()
			.filter((name) -> isKnown(text(binder, name)))
			.forEach((name) -> wrong.add(name + " is a credential that everybody knows."));
		if (list(binder, EARLIER_KEYS, String.class).stream().anyMatch(DefaultCredentials::isKnown)) {
			wrong.add(EARLIER_KEYS + " names a key that everybody knows.");
		}
		Stream.of("spring.datasource", "spring.mail").forEach((server) -> {
			String password = text(binder, server + ".password");
			String user = text(binder, server + ".username");
			if (!password.isEmpty() && password.equalsIgnoreCase(user)) {
				wrong.add(server + ".password is the same as the user name.");
			}
		});
		if (text(binder, "spring.datasource.password").isEmpty()) {
			wrong.add("spring.datasource.password is missing.");
		}
		if (!text(binder, "spring.mail.username").isEmpty() && text(binder, "spring.mail.password").isEmpty()) {
			wrong.add("spring.mail.password is missing.");
		}
		list(binder, STAFF, Member.class).stream()
			.filter(Member::isEasy)
			.forEach((member) -> wrong
				.add(STAFF + ": the password of " + member.name() + " is one that everybody tries first."));
		if (!wrong.isEmpty()) {
			throw new DefaultCredentialsRefused(wrong);
		}
	}

	/** Keys are looked into: those of the sandbox say so in plain words. */
	private static boolean isKnown(String secret) {
		return isSandbox(secret) || TRIED_FIRST.contains(secret.toLowerCase(Locale.ROOT)) || isSandbox(decoded(secret))
				|| isOneByteRepeated(decoded(secret));
	}

	private static boolean isSandbox(String secret) {
		return secret.toLowerCase(Locale.ROOT).contains("sandbox");
	}

	private static boolean isOneByteRepeated(String key) {
		return !key.isEmpty() && key.chars().distinct().count() == 1;
	}

	private static String decoded(String secret) {
		try {
			return new String(Base64.getDecoder().decode(secret), StandardCharsets.ISO_8859_1);
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

	private static String text(Binder binder, String name) {
		return binder.bind(name, String.class).orElse("").strip();
	}

	private static <T> List<T> list(Binder binder, String name, Class<T> type) {
		return binder.bind(name, Bindable.listOf(type)).orElseGet(List::of);
	}

	/** What is looked at of one of the staff; the rest is checked where it is used. */
	record Member(@Nullable String name, @Nullable String password) {

		private boolean isEasy() {
			if (this.name == null || this.password == null || !this.password.startsWith("{")) {
				return false;
			}
			var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
			String encoded = this.password.strip();
			return Stream.concat(TRIED_FIRST_ON_STAFF.stream(), Stream.of(this.name))
				.distinct()
				.parallel()
				.anyMatch((guess) -> matches(encoder, guess, encoded));
		}

		private static boolean matches(PasswordEncoder encoder, String guess, String encoded) {
			try {
				return encoder.matches(guess, encoded);
			}
			catch (IllegalArgumentException ex) {
				// An encoding that nobody knows lets nobody in.
				return false;
			}
		}

		@Override
		public String toString() {
			return "Member[" + this.name + "]";
		}

	}

}
