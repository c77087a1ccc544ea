package com.teammate.mail;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.teammate.FreePort;
import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.brand.Colour;
import com.teammate.brand.Logo;
import com.teammate.brand.NewBrand;
import com.teammate.reseller.ResellerId;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.mail.Mailbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.templateresolver.SpringResourceTemplateResolver;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class MailerTests {

	private static final MailSettings SETTINGS = new MailSettings("invitations@connect.example", "T\u00e9amMate \u2713",
			"help@connect.example");

	private static final Logo LOGO = new Logo("abc", 120, 40);

	private static final byte[] PICTURE = { (byte) 0x89, 'P', 'N', 'G', 1, 2, 3 };

	private static Mailbox mailbox;

	private static final Brands brands = mock(Brands.class);

	@BeforeAll
	static void openMailbox() {
		mailbox = Mailbox.start(0, 0, 0);
	}

	@AfterAll
	static void closeMailbox() {
		mailbox.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "invitation", "reminder", "invitation-locked", "invitation-expired",
			"active-administrator", "active-reseller" })
	void sendsEveryLetterAsHtmlAndPlainText(String template) {
		mailer(mailbox.smtpPort()).send(letter(template + "-1", "admin@" + template + ".example", template));

		Mail mail = mailbox.newestTo("admin@" + template + ".example").orElseThrow();
		assertThat(mail.subject()).isEqualTo("Gr\u00fc\u00dfe an Cont\u00f6so \u2713");
		assertThat(mail.from()).isEqualTo("\"T\u00e9amMate \u2713\" <invitations@connect.example>");
		assertThat(mail.text()).contains("Cont\u00f6so & <S\u00f6hne>").doesNotContain("??").doesNotContain("[(");
		assertThat(mail.html()).contains("Cont\u00f6so &amp; &lt;S\u00f6hne&gt;")
			.doesNotContain("??")
			.doesNotContain(" th:")
			.doesNotContain("<img")
			.doesNotContain(" src=");
		assertThat(mail.headers()).contains("Auto-Submitted: auto-generated")
			.contains("Reply-To: help@connect.example")
			.contains("multipart/alternative");
	}

	@ParameterizedTest
	@ValueSource(strings = { "invitation", "active-administrator", "reminder" })
	void dressesALetterInABrand(String template) throws Exception {
		given(brands.logo("abc")).willReturn(Optional.of(PICTURE));
		String to = "branded@" + template + ".example";

		mailer(mailbox.smtpPort()).send(branded(template, to,
				new NewBrand("North & <Wind>", new Colour(0x12, 0x34, 0x56), null, null, "Line 1\n<Line 2>"), LOGO));

		Mail mail = mailbox.newestTo(to).orElseThrow();
		assertThat(mail.from()).isEqualTo("\"North & <Wind>\" <invitations@connect.example>");
		assertThat(mail.html())
			.contains("src=\"cid:logo@connect.example\"", "alt=\"North &amp; &lt;Wind&gt;\"",
					"Line 1<br>&lt;Line 2&gt;", "on behalf of")
			.doesNotContain("TeamMate")
			.doesNotContain("#0b5c8a")
			.doesNotContain("http://")
			.doesNotContain("??");
		assertThat(mail.text().replace("\r", "")).contains("Line 1\n<Line 2>\nSent automatically on behalf of")
			.doesNotContain("TeamMate");
		assertThat(mail.headers()).contains("multipart/alternative");
		assertThat(mail.pictures()).containsExactly(Map.entry("logo@connect.example",
				"data:image/png;base64," + Base64.getEncoder().encodeToString(PICTURE)));
	}

	@Test
	void takesNoHeaderFromTheNameOfABrand() {
		mailer(mailbox.smtpPort()).send(branded("invitation", "name@contoso.example",
				NewBrand.named("Hello\r\nBcc: thief@example.com <thief@example.com>"), null));

		Mail mail = mailbox.newestTo("name@contoso.example").orElseThrow();
		assertThat(mail.headers()).doesNotContain("\nBcc:");
		assertThat(mail.from()).endsWith(" <invitations@connect.example>");
		assertThat(mailbox.to("thief@example.com")).isEmpty();
	}

	@Test
	void givesALetterTheSameMessageIdEveryTime() {
		mailer(mailbox.smtpPort()).send(letter("active: 7/1", "twice@contoso.example", "active-reseller"));
		mailer(mailbox.smtpPort()).send(letter("active: 7/1", "twice@contoso.example", "active-reseller"));

		assertThat(mailbox.to("twice@contoso.example")).extracting(Mail::messageId)
			.containsExactly("<active__7_1@connect.example>", "<active__7_1@connect.example>");
	}

	@Test
	void keepsALineBreakInANameOutOfTheHeaders() {
		Letter letter = new Letter("x", "break@contoso.example", "Hello\r\nBcc: thief@example.com", "active-reseller",
				model());

		mailer(mailbox.smtpPort()).send(letter);

		assertThat(mailbox.newestTo("break@contoso.example")).hasValueSatisfying((mail) -> {
			assertThat(mail.subject()).isEqualTo("Hello Bcc: thief@example.com");
			assertThat(mail.headers()).doesNotContain("\nBcc:");
		});
		assertThat(mailbox.to("thief@example.com")).isEmpty();
	}

	@Test
	void saysThatTheServerCannotBeReached() throws IOException {
		int closed = FreePort.find();

		assertThatExceptionOfType(LetterNotSent.class)
			.isThrownBy(() -> mailer(closed).send(letter("x", "admin@contoso.example", "invitation")))
			.withMessage("The mail server cannot be reached");
	}

	@Test
	void saysThatTheServerDoesNotAnswer() throws IOException {
		try (ServerSocket silent = new ServerSocket(0)) {
			assertThatExceptionOfType(LetterNotSent.class)
				.isThrownBy(
						() -> mailer(silent.getLocalPort()).send(letter("x", "admin@contoso.example", "invitation")))
				.withMessage("The mail server did not answer in time");
		}
	}

	@Test
	void tellsNeitherRecipientNorContentWhenItFails() {
		GreenMail strict = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
		strict.getUserManager().setMessageDeliveryHandler((message, address) -> {
			throw new com.icegreen.greenmail.user.UserException("No such user " + address);
		});
		strict.start();
		try {
			assertThatExceptionOfType(LetterNotSent.class).isThrownBy(
					() -> mailer(strict.getSmtp().getPort()).send(letter("x", "admin@contoso.example", "invitation")))
				.satisfies((failure) -> assertThat(failure).hasStackTraceContaining("mail server")
					.extracting(MailerTests::everything)
					.asString()
					.doesNotContain("admin@")
					.doesNotContain("ABCD"));
		}
		finally {
			strict.stop();
		}
	}

	private static String everything(Throwable failure) {
		StringBuilder all = new StringBuilder();
		for (Throwable each = failure; each != null; each = each.getCause()) {
			all.append(each).append('\n');
		}
		return all.toString();
	}

	private static Letter letter(String id, String to, String template) {
		return new Letter(id, to, "Gr\u00fc\u00dfe an Cont\u00f6so \u2713", template, model());
	}

	private static Letter branded(String template, String to, NewBrand look, Logo logo) {
		Brand brand = new Brand(new ResellerId(new UUID(1, 1)), look, logo, null, new UUID(2, 2), Instant.EPOCH);
		return new Letter("branded-" + template, to, "Hello", template, model()).inTheLookOf(brand);
	}

	private static Map<String, Object> model() {
		return Map.of("enterpriseName", "Cont\u00f6so & <S\u00f6hne>", "resellerName", "Cont\u00f6so & <S\u00f6hne>",
				"address", "admin@contoso.example", "link", "https://connect.example/invitations/abc", "code",
				"ABCD-EFGH-JKMN", "expiresAt", "7 December 2026, 10:00 UTC", "codeEntered", false, "tries", 5,
				"regions", List.of("US East 1", "Cont\u00f6so & <S\u00f6hne>"), "following", List.of("US West"));
	}

	private static Mailer mailer(int port) {
		JavaMailSenderImpl server = new JavaMailSenderImpl();
		server.setHost("127.0.0.1");
		server.setPort(port);
		Properties limits = new Properties();
		limits.setProperty("mail.smtp.timeout", "500");
		server.setJavaMailProperties(limits);
		return new Mailer(server, templates(), brands, SETTINGS,
				Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC), mock(SentLetters.class));
	}

	private static SpringTemplateEngine templates() {
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setBasename("messages/mail");
		texts.setDefaultEncoding("UTF-8");
		SpringResourceTemplateResolver html = new SpringResourceTemplateResolver();
		html.setApplicationContext(new StaticApplicationContext());
		html.setPrefix("classpath:/templates/");
		html.setSuffix(".html");
		html.setCharacterEncoding("UTF-8");
		html.setOrder(2);
		SpringResourceTemplateResolver text = new MailTemplates().plainTextLetters();
		text.setApplicationContext(new StaticApplicationContext());
		SpringTemplateEngine engine = new SpringTemplateEngine();
		engine.setMessageSource(texts);
		engine.addTemplateResolver(text);
		engine.addTemplateResolver(html);
		return engine;
	}

}
