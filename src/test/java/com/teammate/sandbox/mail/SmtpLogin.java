package com.teammate.sandbox.mail;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** The login of one connection, where letters are taken only from whom one knows. */
final class SmtpLogin {

	/**
	 * @param name of the only one who may send letters
	 */
	record Sender(String name, String password) {

	}

	private final Predicate<Sender> isKnown;

	private boolean isIn;

	/** Gets the next line, in a dialogue of several. */
	private @Nullable Answer next;

	SmtpLogin(Predicate<Sender> isKnown) {
		this.isKnown = isKnown;
	}

	/** Empty when the line is none of its business. */
	String reply(String line) {
		String command = line.toUpperCase(Locale.ROOT);
		if (this.next != null) {
			Answer answer = this.next;
			this.next = null;
			return answer.to(decoded(line));
		}
		if (command.equals("AUTH LOGIN")) {
			return askForName();
		}
		if (command.startsWith("AUTH PLAIN ")) {
			String[] parts = decoded(line.substring("AUTH PLAIN ".length())).split("\0");
			return enter(new Sender(parts[1], parts[2]));
		}
		return (command.startsWith("MAIL FROM") && !this.isIn) ? "530 5.7.0 Authentication required" : "";
	}

	private String askForName() {
		this.next = (name) -> {
			this.next = (password) -> enter(new Sender(name, password));
			return "334 " + encoded("Password:");
		};
		return "334 " + encoded("Username:");
	}

	private String enter(Sender sender) {
		this.isIn = this.isKnown.test(sender);
		return this.isIn ? "235 2.7.0 Authentication succeeded" : "535 5.7.8 Authentication credentials invalid";
	}

	private static String encoded(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String decoded(String text) {
		return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
	}

	private interface Answer {

		String to(String line);

	}

}
