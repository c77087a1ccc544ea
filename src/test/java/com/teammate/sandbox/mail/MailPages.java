package com.teammate.sandbox.mail;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

import org.springframework.web.util.HtmlUtils;

/** Shows the mails on pages for people and as JSON for programs; changes nothing. */
final class MailPages implements HttpHandler {

	private static final Pattern MESSAGE = Pattern.compile("/messages/(\\d{1,9})(/html)?");

	private static final String PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; "
			+ "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	/** Nothing in a mail runs, but its links may be followed. */
	private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
			+ "frame-ancestors 'self'; "
			+ "sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox";

	private static final String HEAD = """
			<!DOCTYPE html>
			<html lang="en"><head><meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<meta name="color-scheme" content="light dark"><title>%s</title><style>
			body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1.5rem 1rem}
			h1{font-size:1.4rem;line-height:1.3} h2{font-size:1.1rem}
			ol{list-style:none;padding:0;margin:0} li{border-top:1px solid #8886;padding:.75rem 0}
			li a{font-weight:600} .soft{opacity:.8;font-size:.9rem}
			iframe{width:100%%;height:52rem;border:1px solid #8886;border-radius:.5rem;background:#fff}
			pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #8886;border-radius:.5rem;padding:1rem}
			a:focus-visible,iframe:focus-visible,summary:focus-visible{outline:3px solid #2b7de9;outline-offset:2px}
			</style></head><body><main>
			""";

	private static final String FOOT = "</main></body></html>";

	private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule())
		.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

	private final Mailbox mailbox;

	MailPages(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			Matcher message = MESSAGE.matcher(path);
			if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
				answer(exchange, 405, "text/plain", PAGE_POLICY, "Only reading is possible here.\n");
			}
			else if (path.equals("/")) {
				answer(exchange, 200, "text/html", PAGE_POLICY, list(this.mailbox.messages()));
			}
			else if (path.equals("/api/messages")) {
				answer(exchange, 200, "application/json", PAGE_POLICY, this.json.writeValueAsString(chosen(exchange)));
			}
			else if (message.matches()) {
				show(exchange, Integer.parseInt(message.group(1)), message.group(2) != null);
			}
			else {
				answer(exchange, 404, "text/html", PAGE_POLICY, nothing());
			}
		}
	}

	private void show(HttpExchange exchange, int number, boolean bare) throws IOException {
		Optional<Mail> mail = this.mailbox.messages().stream().filter((each) -> each.number() == number).findFirst();
		if (mail.isEmpty()) {
			answer(exchange, 404, "text/html", PAGE_POLICY, nothing());
		}
		else if (bare) {
			answer(exchange, 200, "text/html", MAIL_POLICY, outOfTheFrame(withPictures(mail.get())));
		}
		else {
			answer(exchange, 200, "text/html", PAGE_POLICY, page(mail.get()));
		}
	}

	/** All mails, or those to one address; oldest first. */
	private List<Mail> chosen(HttpExchange exchange) {
		String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
		for (String pair : query.split("&")) {
			if (pair.startsWith("to=")) {
				return this.mailbox.to(URLDecoder.decode(pair.substring(3), StandardCharsets.UTF_8));
			}
		}
		return this.mailbox.messages();
	}

	private static String list(List<Mail> mails) {
		StringBuilder page = new StringBuilder(HEAD.formatted("Mailbox"));
		page.append("<h1>Mailbox</h1><p>").append(mails.size()).append((mails.size() == 1) ? " mail" : " mails");
		page.append(". Reload the page to look again.</p><ol>");
		mails.stream()
			.sorted(Comparator.comparingInt(Mail::number).reversed())
			.forEach((mail) -> page
				.append("<li><a href=\"/messages/%d\">%s</a><br><span class=\"soft\">to %s, %s</span></li>"
					.formatted(mail.number(), text(mail.subject()), text(mail.to()), mail.receivedAt())));
		return page.append("</ol>").append(FOOT).toString();
	}

	private static String page(Mail mail) {
		StringBuilder page = new StringBuilder(HEAD.formatted(text(mail.subject())));
		page.append("<p><a href=\"/\">All mails</a></p><h1>").append(text(mail.subject())).append("</h1>");
		page.append("<p>From %s<br>To %s<br><span class=\"soft\">%s</span></p>".formatted(text(mail.from()),
				text(mail.to()), mail.receivedAt()));
		if (!mail.html().isEmpty()) {
			page.append("<h2>As HTML</h2><iframe title=\"The mail as HTML\" src=\"/messages/%d/html\" sandbox=\""
				.formatted(mail.number()));
			page.append(
					"allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox\"></iframe>");
		}
		page.append("<h2>As plain text</h2><pre>").append(text(mail.text())).append("</pre>");
		page.append("<details><summary>Headers</summary><pre>").append(text(mail.headers())).append("</pre></details>");
		return page.append(FOOT).toString();
	}

	/** As a mail program shows those that came with it. */
	private static String withPictures(Mail mail) {
		String html = mail.html();
		for (Map.Entry<String, String> picture : mail.pictures().entrySet()) {
			html = html.replace("cid:" + picture.getKey(), picture.getValue());
		}
		return html;
	}

	/** Links of a mail open instead of the mailbox; pages of ours refuse to be framed. */
	private static String outOfTheFrame(String html) {
		return html.replaceFirst("(?i)<head>", "<head><base target=\"_top\">");
	}

	private static String nothing() {
		return HEAD.formatted("Not found") + "<h1>There is nothing here</h1><p><a href=\"/\">All mails</a></p>" + FOOT;
	}

	private static String text(String value) {
		return HtmlUtils.htmlEscape(value);
	}

	private static void answer(HttpExchange exchange, int status, String type, String policy, String body)
			throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
		exchange.getResponseHeaders().set("Content-Security-Policy", policy);
		exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
		exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
		exchange.getResponseHeaders().set("Cache-Control", "no-store");
		boolean head = "HEAD".equals(exchange.getRequestMethod());
		exchange.sendResponseHeaders(status, head ? -1 : (bytes.length == 0) ? -1 : bytes.length);
		if (!head && bytes.length > 0) {
			exchange.getResponseBody().write(bytes);
		}
	}

}
