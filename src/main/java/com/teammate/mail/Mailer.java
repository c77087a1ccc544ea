package com.teammate.mail;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;

import io.micrometer.core.instrument.Metrics;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/** Sends letters over SMTP as HTML and plain text. */
@Service
public class Mailer {

	private static final String UTF_8 = "UTF-8";

	private final JavaMailSender server;

	private final ITemplateEngine templates;

	private final MailSettings settings;

	private final Clock clock;

	private final SentLetters sent;

	Mailer(JavaMailSender server, ITemplateEngine templates, MailSettings settings, Clock clock, SentLetters sent) {
		this.server = server;
		this.templates = templates;
		this.settings = settings;
		this.clock = clock;
		this.sent = sent;
	}

	/**
	 * Hands the letter to the mail server; throws {@link LetterNotSent} when that does
	 * not take it.
	 */
	public void send(Letter letter) {
		try {
			this.server.send(write(letter));
			count(letter, "sent");
			this.sent.note(letter);
		}
		catch (MailException | MessagingException | UnsupportedEncodingException ex) {
			count(letter, "failed");
			throw Refusal.of(ex);
		}
	}

	private static void count(Letter letter, String result) {
		Metrics.counter("teammate.mails", "template", letter.template(), "result", result).increment();
	}

	private MimeMessage write(Letter letter) throws MessagingException, UnsupportedEncodingException {
		MimeMessage message = this.server.createMimeMessage();
		message.setFrom(new InternetAddress(this.settings.from(), this.settings.fromName(), UTF_8));
		if (this.settings.replyTo() != null && !this.settings.replyTo().isBlank()) {
			message.setReplyTo(InternetAddress.parse(this.settings.replyTo()));
		}
		message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
		message.setSubject(oneLine(letter.subject()), UTF_8);
		message.setSentDate(Date.from(this.clock.instant()));
		message.setHeader("Message-ID", messageId(letter));
		// So that holiday notes and ticket systems do not answer (RFC 3834).
		message.setHeader("Auto-Submitted", "auto-generated");
		message.setContent(bothForms(letter));
		return message;
	}

	private MimeMultipart bothForms(Letter letter) throws MessagingException {
		MimeBodyPart text = new MimeBodyPart();
		text.setText(render(letter, ".txt"), UTF_8);
		MimeBodyPart html = new MimeBodyPart();
		html.setText(render(letter, ""), UTF_8, "html");
		return new MimeMultipart("alternative", text, html);
	}

	private String render(Letter letter, String form) {
		return this.templates.process("mail/" + letter.template() + form,
				new Context(letter.language(), letter.model()));
	}

	private String messageId(Letter letter) {
		return "<" + letter.id().replaceAll("[^A-Za-z0-9_-]", "_") + "@" + this.settings.domain() + ">";
	}

	/** A name with a line break in it must not become a header. */
	private static String oneLine(String subject) {
		return subject.replaceAll("\\p{Cntrl}+", " ").strip();
	}

}
