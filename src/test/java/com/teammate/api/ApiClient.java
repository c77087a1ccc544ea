package com.teammate.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Calls the API as a reseller's program would. */
final class ApiClient {

	static final String CONTOSO = """
			{"name":"Contoso","adminEmail":"admin@contoso.example","userLimit":50,"pbxMusicOnHold":true,
			"accessSipData":false,"requestManagementConsent":true,"sbcRegions":["us-east-1","us-west"],
			"services":["PBX","TRUNK"],"pbxTypes":["ringlogix"],"billingReference":"A-1001","country":"US"}""";

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	private final String key;

	ApiClient(int port, String key) {
		this.port = port;
		this.key = key;
	}

	Reply get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	Reply post(String path, String body, String... headers) {
		return send(
				request(path, headers).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
	}

	Reply delete(String path) {
		return send(request(path).DELETE());
	}

	Reply patch(String path, String body, String... headers) {
		return send(request(path, headers).header("Content-Type", "application/merge-patch+json")
			.method("PATCH", BodyPublishers.ofString(body)));
	}

	Reply start(String body, String... headers) {
		return post("/api/v1/enterprises", body, headers);
	}

	HttpRequest.Builder request(String path, String... headers) {
		var request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
		if (!this.key.isEmpty()) {
			request.header("Authorization", "Bearer " + this.key);
		}
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	Reply send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = this.http.send(request.build(), BodyHandlers.ofString());
			Contract.check(response);
			return new Reply(response);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	/** What came back. */
	record Reply(HttpResponse<String> response) {

		int status() {
			return this.response.statusCode();
		}

		Optional<String> header(String name) {
			return this.response.headers().firstValue(name);
		}

		JsonNode json() {
			try {
				return JSON.readTree(this.response.body());
			}
			catch (IOException ex) {
				throw new AssertionError(this.response.body(), ex);
			}
		}

		/** Checks that this is a complete problem of that kind. */
		Reply isProblem(int status, String code) {
			assertThat(this.response.body()).describedAs("%s %s", status(), this.response.headers()).isNotEmpty();
			JsonNode problem = json();
			assertThat(problem.path("code").asText()).describedAs(problem.toString()).isEqualTo(code);
			assertThat(status()).isEqualTo(status);
			assertThat(header("Content-Type")).contains("application/problem+json");
			assertThat(problem.path("status").asInt()).isEqualTo(status);
			assertThat(problem.path("type").asText()).isEqualTo("https://api.example/problems/" + code);
			assertThat(problem.path("title").asText()).isNotBlank();
			assertThat(problem.path("detail").asText()).isNotBlank();
			assertThat(problem.path("instance").asText()).isEqualTo(this.response.uri().getRawPath());
			assertThat(problem.path("requestId").asText()).isEqualTo(header("X-Request-Id").orElseThrow());
			return this;
		}

	}

}
