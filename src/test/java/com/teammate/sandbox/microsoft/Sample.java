package com.teammate.sandbox.microsoft;

import com.teammate.MovableClock;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** A simulated Microsoft with a clock of its own, and how tests talk to it. */
final class Sample implements AutoCloseable {

	static final String CLIENT = "11111111-2222-4333-8444-555555555555";

	static final String SECRET = "the secret of our application";

	static final String FIRST = "http://localhost:1/consent/first/callback";

	static final String SECOND = "http://localhost:1/consent/second/callback";

	static final String GRAPH = "https://graph.microsoft.com/.default";

	static final String TEAMS = "48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default";

	static final String SCOPE = "openid profile offline_access https://graph.microsoft.com/User.Read https://graph.microsoft.com/Directory.Read.All https://graph.microsoft.com/RoleManagement.ReadWrite.Directory";

	final MovableClock clock = new MovableClock(Instant.now());

	final SimulatedMicrosoft microsoft = SimulatedMicrosoft.start(0, this.clock,
			Registration.of(CLIENT, SECRET, FIRST, SECOND), this.clock::pass);

	private final HttpClient http = HttpClient.newHttpClient();

	Tenant tenant(String domain) {
		return this.microsoft.tenant(domain);
	}

	FormBrowser browser() {
		return new FormBrowser(this.microsoft.address());
	}

	static String tenantId(String domain) {
		return Guids.of("tenant", domain);
	}

	String authorizeAddress(String tenant, Map<String, String> changes) {
		Map<String, String> parameters = new LinkedHashMap<>(Map.of("client_id", CLIENT, "response_type", "code",
				"redirect_uri", FIRST, "response_mode", "form_post", "scope", SCOPE, "state", "s1", "nonce", "n1"));
		parameters.putAll(changes);
		parameters.values().removeIf(String::isEmpty);
		return this.microsoft.address() + "/" + tenant + "/oauth2/v2.0/authorize?" + Forms.encode(parameters);
	}

	String adminConsentAddress(String tenant) {
		return this.microsoft.address() + "/" + tenant + "/v2.0/adminconsent?"
				+ Forms.encode(Map.of("client_id", CLIENT, "redirect_uri", SECOND, "state", "s2", "scope", GRAPH));
	}

	/** The code of a first consent with the box ticked. */
	String consentForEveryone(String domain) {
		return browser().open(authorizeAddress("organizations", Map.of("prompt", "consent")))
			.signIn("admin@" + domain)
			.acceptForEveryone()
			.answer()
			.get("code");
	}

	void consentToRoles(String domain) {
		browser().open(adminConsentAddress(tenantId(domain))).signIn("admin@" + domain).accept();
	}

	/** Both consents, and as much time as their replication takes. */
	void consentToEverything(String domain) {
		consentForEveryone(domain);
		consentToRoles(domain);
		this.clock.pass(Duration.ofMinutes(1));
	}

	HttpResponse<String> redeem(String tenant, Map<String, String> changes) {
		return token(tenant,
				merged(Map.of("grant_type", "authorization_code", "redirect_uri", FIRST, "scope", SCOPE), changes));
	}

	String delegatedToken(String domain) {
		return json(redeem("organizations", Map.of("code", consentForEveryone(domain)))).get("access_token").asText();
	}

	String applicationToken(String domain, String scope) {
		return json(token(tenantId(domain), Map.of("grant_type", "client_credentials", "scope", scope)))
			.get("access_token")
			.asText();
	}

	/** With our own id and secret unless changed. */
	HttpResponse<String> token(String tenant, Map<String, String> changes) {
		Map<String, String> form = merged(Map.of("client_id", CLIENT, "client_secret", SECRET), changes);
		return send(HttpRequest.newBuilder(at("/" + tenant + "/oauth2/v2.0/token"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(Forms.encode(form))));
	}

	HttpResponse<String> graph(String method, String path, String token, String body) {
		return send(HttpRequest.newBuilder(at("/v1.0" + path))
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body)));
	}

	HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(at(path)));
	}

	HttpResponse<String> post(String path, String type, String body) {
		return send(HttpRequest.newBuilder(at(path)).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
	}

	URI at(String path) {
		return URI.create(this.microsoft.address() + path);
	}

	static JsonNode json(HttpResponse<String> response) {
		try {
			return Json.parse(response.body());
		}
		catch (Exception ex) {
			throw new AssertionError("No JSON: " + response.body(), ex);
		}
	}

	static JsonNode claims(String token) throws Exception {
		return Json.parse(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private static Map<String, String> merged(Map<String, String> values, Map<String, String> changes) {
		Map<String, String> merged = new LinkedHashMap<>(values);
		merged.putAll(changes);
		merged.values().removeIf(String::isEmpty);
		return merged;
	}

	@Override
	public void close() {
		this.microsoft.close();
	}

	/** Stands still until moved. */

}
