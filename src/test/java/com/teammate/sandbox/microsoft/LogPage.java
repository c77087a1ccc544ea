package com.teammate.sandbox.microsoft;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** The newest exchanges, to read. */
final class LogPage {

	private static final int SHOWN = 200;

	private final ExchangeLog log;

	LogPage(ExchangeLog log) {
		this.log = log;
	}

	void routes(Router<Handler> routes) {
		routes.on("GET", "/log", this.log::show).on("GET", "/log.html", this::show);
	}

	private Response show(Request request) {
		String wanted = request.queryParameters().getOrDefault("q", "");
		List<String> lines = new ArrayList<>(this.log.lines());
		Collections.reverse(lines);
		String rows = lines.stream()
			.filter((line) -> line.contains(wanted))
			.limit(SHOWN)
			.map(LogPage::row)
			.collect(Collectors.joining());
		return Response.html(200,
				Pages.page("What has been said",
						"""
								<p class="wide">The newest %d exchanges, newest first. <a href="/log">All as JSON lines</a> - <a href="/">Start page</a></p>
								<form class="inline"><label for="q">Containing</label> <input id="q" name="q" value="%s"> <button type="submit">Show</button></form>
								%s
								"""
							.formatted(SHOWN, Pages.escape(wanted), rows)));
	}

	private static String row(String line) {
		try {
			JsonNode exchange = Json.parse(line);
			return """
					<details><summary>%s <strong>%s</strong> %s %s</summary>
					<pre>%s</pre></details>
					""".formatted(text(exchange, "at"), text(exchange, "status"), text(exchange, "method"),
					text(exchange, "path"), Pages.escape(Json.pretty(exchange)));
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String text(JsonNode exchange, String name) {
		return Pages.escape(exchange.get(name).asText());
	}

}
