package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * A person's browser on Microsoft's pages, without script and without being one: for
 * tests over HTTP. It stops where Microsoft sends it back to the application.
 */
public final class FormBrowser {

	private static final Pattern CONTEXT = Pattern.compile("ctx(?:\" value=\"|=)([0-9a-f-]+)");

	private static final Pattern HIDDEN = Pattern
		.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

	private static final Pattern ACTION = Pattern.compile("name=\"hiddenform\" action=\"([^\"]+)\"");

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI home;

	private String cookie = "";

	private String html = "";

	private URI callback = URI.create("about:blank");

	private Map<String, String> answer = Map.of();

	/**
	 * @param home where simulated Microsoft listens
	 */
	public FormBrowser(URI home) {
		this.home = home;
	}

	/** Goes to one of Microsoft's pages, whatever host its address names. */
	public FormBrowser open(String address) {
		URI uri = URI.create(address);
		return go(HttpRequest.newBuilder(this.home.resolve(uri.getRawPath() + "?" + uri.getRawQuery())));
	}

	/** On the page that asks who one is. */
	public FormBrowser signIn(String account) {
		return post("/common/login", Map.of("ctx", context(), "login", account, "passwd", "any", "action", "signin"));
	}

	/** Leaves the page that asks who one is. */
	public FormBrowser back() {
		return post("/common/login", Map.of("ctx", context(), "action", "back"));
	}

	public FormBrowser accept() {
		return decide(Map.of("action", "accept"));
	}

	/** Ticks "Consent on behalf of your organization" and accepts. */
	public FormBrowser acceptForEveryone() {
		return decide(Map.of("action", "accept", "everyone", "true"));
	}

	public FormBrowser cancel() {
		return decide(Map.of("action", "cancel"));
	}

	/** "Return to the application without granting consent". */
	public FormBrowser returnToApplication() {
		return decide(Map.of("action", "return"));
	}

	/** The page before its eyes. */
	public String html() {
		return this.html;
	}

	/** Where it was last sent back to, without a query. */
	public URI callback() {
		return this.callback;
	}

	/** What it would bring the application; empty while it is still with Microsoft. */
	public Map<String, String> answer() {
		return this.answer;
	}

	private FormBrowser decide(Map<String, String> fields) {
		Map<String, String> form = new LinkedHashMap<>(fields);
		form.put("ctx", context());
		return post("/common/consent/set", form);
	}

	private FormBrowser post(String path, Map<String, String> form) {
		return go(HttpRequest.newBuilder(this.home.resolve(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(Forms.encode(form))));
	}

	private FormBrowser go(HttpRequest.Builder request) {
		this.answer = Map.of();
		HttpResponse<String> response = send(request.header("Cookie", this.cookie).build());
		response.headers()
			.firstValue("Set-Cookie")
			.ifPresent((value) -> this.cookie = value.substring(0, value.indexOf(';')));
		this.html = response.body();
		return response.headers().firstValue("Location").map(this::follow).orElseGet(this::look);
	}

	private FormBrowser follow(String location) {
		URI target = this.home.resolve(location);
		if (target.getPort() == this.home.getPort()) {
			return go(HttpRequest.newBuilder(target));
		}
		this.callback = URI.create(location.replaceAll("[?#].*", ""));
		this.answer = Forms.decode(location.substring(this.callback.toString().length() + 1));
		return this;
	}

	private FormBrowser look() {
		Matcher action = ACTION.matcher(this.html);
		if (action.find()) {
			this.callback = URI.create(HtmlUtils.htmlUnescape(action.group(1)));
			Map<String, String> fields = new LinkedHashMap<>();
			HIDDEN.matcher(this.html)
				.results()
				.forEach((field) -> fields.put(field.group(1), HtmlUtils.htmlUnescape(field.group(2))));
			this.answer = fields;
		}
		return this;
	}

	private String context() {
		Matcher matcher = CONTEXT.matcher(this.html);
		if (!matcher.find()) {
			throw new IllegalStateException("No form on this page: " + this.html);
		}
		return matcher.group(1);
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.http.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
