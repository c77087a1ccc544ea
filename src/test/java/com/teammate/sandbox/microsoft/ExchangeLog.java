package com.teammate.sandbox.microsoft;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The last exchanges with Entra, Graph and Teams, secrets masked. */
final class ExchangeLog {

	private static final int CAPACITY = 20_000;

	private static final List<String> NOT_MICROSOFT = List.of("/log", "/tenants", "/control", "/favicon.ico");

	private final Deque<String> lines = new ArrayDeque<>();

	private final Clock clock;

	ExchangeLog(Clock clock) {
		this.clock = clock;
	}

	void add(Request request, Response response) {
		if (isMicrosoft(request.path())) {
			add(line(request, response).toString());
		}
	}

	synchronized List<String> lines() {
		return List.copyOf(this.lines);
	}

	synchronized void clear() {
		this.lines.clear();
	}

	Response show(Request request) {
		return Response.text(200, "application/x-ndjson; charset=utf-8", String.join("\n", lines()) + "\n");
	}

	private synchronized void add(String line) {
		if (this.lines.size() == CAPACITY) {
			this.lines.removeFirst();
		}
		this.lines.addLast(line);
	}

	private ObjectNode line(Request request, Response response) {
		ObjectNode line = Json.object();
		line.put("at", this.clock.instant().toString());
		line.put("method", request.method());
		line.put("path", request.path());
		line.put("query", Masking.parameters(request.query()));
		line.set("requestHeaders", headers(request.headers()));
		line.put("requestBody", Masking.body(request.header("Content-Type").orElse(""), request.body()));
		line.put("status", response.status());
		line.set("responseHeaders", headers(response.headers()));
		line.put("responseBody", Masking.body(response.headers().getOrDefault("Content-Type", ""), response.body()));
		return line;
	}

	private static ObjectNode headers(Map<String, String> headers) {
		ObjectNode node = Json.object();
		headers.forEach((name, value) -> node.put(name, Masking.header(name, value)));
		return node;
	}

	private static boolean isMicrosoft(String path) {
		return !"/".equals(path) && NOT_MICROSOFT.stream().noneMatch(path::startsWith);
	}

}
