package com.teammate.mail;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/**
 * Puts a mail server's refusal into plain words. What the server itself said may quote
 * recipient and content, so none of it is handed on.
 */
final class Refusal {

	private final Set<Throwable> causes = Collections.newSetFromMap(new IdentityHashMap<>());

	private Refusal(Throwable failure) {
		Deque<Throwable> open = new ArrayDeque<>(Set.of(failure));
		while (!open.isEmpty()) {
			Throwable next = open.pop();
			if (this.causes.add(next)) {
				push(open, next.getCause());
				if (next instanceof MessagingException mail) {
					push(open, mail.getNextException());
				}
				if (next instanceof MailSendException bundle) {
					bundle.getFailedMessages().values().forEach((each) -> push(open, each));
				}
			}
		}
	}

	static LetterNotSent of(Exception failure) {
		String words = new Refusal(failure).words();
		IOException harmless = new IOException(failure.getClass().getSimpleName());
		harmless.setStackTrace(failure.getStackTrace());
		return new LetterNotSent(words, harmless);
	}

	private String words() {
		if (has(MailAuthenticationException.class::isInstance) || has(AuthenticationFailedException.class::isInstance)
				|| has((cause) -> isAboutOurLogin(code(cause)))) {
			return "The mail server refused our login";
		}
		if (has(SocketTimeoutException.class::isInstance)) {
			return "The mail server did not answer in time";
		}
		if (has(UnknownHostException.class::isInstance)) {
			return "The mail server's name is not known";
		}
		if (has(ConnectException.class::isInstance)) {
			return "The mail server cannot be reached";
		}
		if (has(Refusal::isForNow)) {
			return "The mail server asks to send the letter later";
		}
		if (has(Refusal::isAboutTheRecipient)) {
			return "The mail server refused the recipient";
		}
		return "The mail server did not take the letter";
	}

	/** Many servers refuse a first try on purpose, to keep spam out. */
	private static boolean isForNow(Throwable cause) {
		return code(cause) / 100 == 4;
	}

	/** Servers that want one say so only when they are given a letter (RFC 4954). */
	private static boolean isAboutOurLogin(int code) {
		return code == 530 || code == 535;
	}

	/** The server's reply; 0 where there was none. */
	private static int code(Throwable cause) {
		if (cause instanceof SMTPAddressFailedException address) {
			return address.getReturnCode();
		}
		if (cause instanceof SMTPSenderFailedException sender) {
			return sender.getReturnCode();
		}
		return (cause instanceof SMTPSendFailedException send) ? send.getReturnCode() : 0;
	}

	private static boolean isAboutTheRecipient(Throwable cause) {
		return cause instanceof SMTPAddressFailedException || cause instanceof AddressException
				|| cause.getClass() == SendFailedException.class;
	}

	private boolean has(Predicate<Throwable> kind) {
		return this.causes.stream().anyMatch(kind);
	}

	private static void push(Deque<Throwable> open, @Nullable Throwable next) {
		if (next != null) {
			open.push(next);
		}
	}

}
