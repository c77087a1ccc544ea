package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import org.springframework.web.util.HtmlUtils;

/** The frame of every page, and the plainest pages. */
final class Pages {

	private static final String STYLE = style();

	private Pages() {
	}

	static String page(String title, String main) {
		return """
				<!doctype html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>%s - Simulated Microsoft</title>
				<link rel="icon" href="data:,">
				<style>%s</style>
				</head>
				<body>
				<header>Simulated Microsoft</header>
				<main>
				<h1>%s</h1>
				%s
				</main>
				</body>
				</html>
				""".formatted(escape(title), STYLE, escape(title), main);
	}

	/** Entra's refusal that the application never hears of. */
	static Response trouble(EntraError error, Instant now) {
		return Response.html(400, page("Sorry, but we're having trouble signing you in.", """
				<p class="error" role="alert">AADSTS%d: %s</p>
				<dl><dt>Request Id</dt><dd>%s</dd><dt>Correlation Id</dt><dd>%s</dd><dt>Timestamp</dt><dd>%s</dd></dl>
				""".formatted(error.code(), escape(error.words()), Guids.random(), Guids.random(), now)));
	}

	static String notFound() {
		return page("Not found", "<p>Nothing is here. The <a href=\"/\">start page</a> says what there is.</p>");
	}

	/** A page that posts itself to the application, as {@code form_post} wants. */
	static Response formPost(String address, Map<String, String> fields) {
		StringBuilder inputs = new StringBuilder();
		fields.forEach((name, value) -> inputs.append(hidden(name, value)));
		return Response.html(200,
				page("Working...",
						"""
								<form method="post" name="hiddenform" action="%s">
								%s
								<noscript><p>Script is disabled. Press Submit to go on.</p><button type="submit">Submit</button></noscript>
								</form>
								<script>document.forms[0].submit();</script>
								"""
							.formatted(escape(address), inputs)));
	}

	static String hidden(String name, String value) {
		return "<input type=\"hidden\" name=\"" + escape(name) + "\" value=\"" + escape(value) + "\">\n";
	}

	static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

	private static String style() {
		try (InputStream stream = Pages.class.getResourceAsStream("/sandbox/microsoft/style.css")) {
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
