package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.sun.net.httpserver.HttpExchange;

/**
 * A request, read to its end.
 *
 * @param headers names in any case
 * @param variables what the placeholders of the route stand for
 */
record Request(String method, String path, String query, Map<String, String> headers, String body,
		Map<String, String> variables) {

	static Request of(HttpExchange exchange) throws IOException {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
		String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, headers, body,
				Map.of());
	}

	Request with(Map<String, String> variables) {
		return new Request(this.method, this.path, this.query, this.headers, this.body, variables);
	}

	String variable(String name) {
		return this.variables.get(name);
	}

	Optional<String> header(String name) {
		return Optional.ofNullable(this.headers.get(name));
	}

	Map<String, String> queryParameters() {
		return Forms.decode(this.query);
	}

	Map<String, String> form() {
		return Forms.decode(this.body);
	}

	/** From the query of a GET, from the body of a POST, as OAuth allows. */
	Map<String, String> parameters() {
		return "POST".equals(this.method) ? form() : queryParameters();
	}

	Optional<String> cookie(String name) {
		for (String cookie : header("Cookie").orElse("").split(";\\s*")) {
			if (cookie.startsWith(name + "=")) {
				return Optional.of(cookie.substring(name.length() + 1));
			}
		}
		return Optional.empty();
	}

	/** Our own address as the caller knows it. */
	String base() {
		return "http://" + header("Host").orElse("localhost");
	}

}
