package com.teammate.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody with a browser's cookies and no patience for redirects. */
final class Visitor {

	private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final int port;

	private final String authorization;

	private Visitor(int port, String authorization) {
		this.port = port;
		this.authorization = authorization;
	}

	static Visitor anonymous(int port) {
		return new Visitor(port, "");
	}

	static Visitor withBasic(int port, String name) {
		String pair = Base64.getEncoder().encodeToString((name + ":" + name).getBytes(StandardCharsets.UTF_8));
		return new Visitor(port, "Basic " + pair);
	}

	static Visitor withApiKey(int port) {
		return new Visitor(port, "Bearer tmk_sandbox_northwind");
	}

	static Visitor loggedIn(int port, String name) {
		var visitor = anonymous(port);
		var answer = visitor.logIn(name, name);
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("/staff/login");
		return visitor;
	}

	HttpResponse<String> logIn(String name, String password) {
		Matcher token = CSRF.matcher(get("/staff/login").body());
		assertThat(token.find()).isTrue();
		String form = "username=%s&password=%s&_csrf=%s".formatted(name, password,
				URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
		return post("/staff/login", "application/x-www-form-urlencoded", form);
	}

	/** Whether the desk shows it its pages. */
	boolean isKnown() {
		return get("/support").statusCode() == 200;
	}

	/** Fills a form in as a page of the desk shows it. */
	HttpResponse<String> postForm(String path, Map<String, String> fields) {
		Matcher token = CSRF.matcher(get("/support").body());
		assertThat(token.find()).isTrue();
		StringBuilder form = new StringBuilder("_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
		fields.forEach((name, value) -> form.append('&')
			.append(name)
			.append('=')
			.append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
		return post(path, "application/x-www-form-urlencoded", form.toString());
	}

	HttpResponse<String> get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	HttpResponse<String> postJson(String path, String json, String... headers) {
		return send(
				request(path, headers).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	HttpResponse<String> post(String path, String type, String body) {
		return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	HttpRequest.Builder request(String path, String... headers) {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		if (!this.authorization.isEmpty()) {
			request.header("Authorization", this.authorization);
		}
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	String cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.findFirst()
			.orElseThrow()
			.getValue();
	}

}
