package com.teammate.mail;

import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.brand.Colour;
import com.teammate.brand.Logo;
import com.teammate.brand.NewBrand;
import io.micrometer.core.instrument.Metrics;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Service;

/** Sends letters over SMTP as HTML and plain text. */
@Service
public class Mailer {

	private static final String UTF_8 = "UTF-8";

	private static final Colour OUR_COLOUR = new Colour(0x0b, 0x5c, 0x8a);

	private static final Colour OUR_DARK_COLOUR = new Colour(0x7c, 0xc4, 0xee);

	private final JavaMailSender server;

	private final ITemplateEngine templates;

	private final Brands brands;

	private final MailSettings settings;

	private final Clock clock;

	private final SentLetters sent;

	Mailer(JavaMailSender server, ITemplateEngine templates, Brands brands, MailSettings settings, Clock clock,
			SentLetters sent) {
		this.server = server;
		this.templates = templates;
		this.brands = brands;
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

	/** The letter as a page, to be looked at and not to be sent. */
	public String preview(Letter letter) {
		Brand brand = letter.brand();
		Logo logo = (brand != null) ? brand.logo() : null;
		return render(letter, "", (logo != null) ? logo.path() : null);
	}

	private static void count(Letter letter, String result) {
		Metrics.counter("teammate.mails", "template", letter.template(), "result", result).increment();
	}

	private MimeMessage write(Letter letter) throws MessagingException, UnsupportedEncodingException {
		MimeMessage message = this.server.createMimeMessage();
		message.setFrom(new InternetAddress(this.settings.from(), sender(letter), UTF_8));
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

	/**
	 * Of a brand only its name is shown; the address, by which mail is judged, stays
	 * ours.
	 */
	private String sender(Letter letter) {
		Brand brand = letter.brand();
		return (brand != null) ? oneLine(brand.wish().sender()) : this.settings.fromName();
	}

	private MimeMultipart bothForms(Letter letter) throws MessagingException {
		MimeBodyPart text = new MimeBodyPart();
		text.setText(render(letter, ".txt", null), UTF_8);
		return new MimeMultipart("alternative", text, html(letter));
	}

	/** With the logo beside it, if there is one: no mail program has to ask for it. */
	private MimeBodyPart html(Letter letter) throws MessagingException {
		MimeBodyPart html = new MimeBodyPart();
		Brand brand = letter.brand();
		Logo logo = (brand != null) ? brand.logo() : null;
		Optional<byte[]> picture = Optional.ofNullable(logo).map(Logo::hash).flatMap(this.brands::logo);
		html.setText(render(letter, "", picture.map((png) -> "cid:" + logoId()).orElse(null)), UTF_8, "html");
		if (picture.isEmpty()) {
			return html;
		}
		MimeBodyPart image = new MimeBodyPart();
		image.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.get(), "image/png")));
		image.setContentID("<" + logoId() + ">");
		image.setDisposition(Part.INLINE);
		image.setFileName("logo.png");
		MimeBodyPart both = new MimeBodyPart();
		both.setContent(new MimeMultipart("related", html, image));
		return both;
	}

	private String logoId() {
		return "logo@" + this.settings.domain();
	}

	private String render(Letter letter, String form, @Nullable String logo) {
		Brand brand = letter.brand();
		NewBrand look = (brand != null) ? brand.wish() : NewBrand.named("");
		Map<String, Object> model = new HashMap<>(letter.model());
		model.put("brand", brand);
		model.put("logo", logo);
		model.put("accent", Objects.requireNonNullElse(look.colour(), OUR_COLOUR));
		model.put("darkAccent", Objects.requireNonNullElse(look.darkShade(), OUR_DARK_COLOUR));
		model.put("footer", look.footerLines());
		return this.templates.process("mail/" + letter.template() + form, new Context(letter.language(), model));
	}

	private String messageId(Letter letter) {
		return "<" + letter.id().replaceAll("[^A-Za-z0-9_-]", "_") + "@" + this.settings.domain() + ">";
	}

	/** A name with a line break in it must not become a header. */
	private static String oneLine(String subject) {
		return subject.replaceAll("\\p{Cntrl}+", " ").strip();
	}

}
