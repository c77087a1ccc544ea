package com.teammate.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.event.EventType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A reseller's program as the product meets it: JSON over HTTP with an API key. */
public final class ResellerProgram {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI product;

	private final String apiKey;

	public ResellerProgram(URI product, String apiKey) {
		this.product = product;
		this.apiKey = apiKey;
	}

	/** Starts an onboarding in the given regions; answers with the new enterprise. */
	public JsonNode onboard(String name, String adminEmail, String... regions) {
		HttpResponse<String> response = post("/api/v1/enterprises", request(name, adminEmail, regions));
		assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		return read(response);
	}

	/** The body of such a request. */
	public static String request(String name, String adminEmail, String... regions) {
		return """
				{"name":"%s","adminEmail":"%s","userLimit":50,"sbcRegions":["%s"],"services":["PBX"],
				"pbxTypes":["ringlogix"],"country":"US"}""".formatted(name, adminEmail, String.join("\",\"", regions));
	}

	/** Starts an onboarding, once for every key. */
	public HttpResponse<String> begin(String body, String idempotencyKey) {
		return send(request("/api/v1/enterprises").header("Content-Type", "application/json")
			.header("Idempotency-Key", idempotencyKey)
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	/** The ids of those whose name or address contains that. */
	public List<String> find(String words) {
		return read(get("/api/v1/enterprises?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))).path("items")
			.findValuesAsText("id");
	}

	public JsonNode enterprise(String id) {
		return read(get("/api/v1/enterprises/" + id));
	}

	public JsonNode onboarding(String id) {
		return read(get("/api/v1/enterprises/" + id + "/onboarding"));
	}

	/** The states of the steps, in their order. */
	public List<String> steps(String id) {
		return StreamSupport.stream(onboarding(id).path("steps").spliterator(), false)
			.map((step) -> step.path("state").asText())
			.toList();
	}

	public String nextAction(String id) {
		return enterprise(id).path("nextAction").path("code").asText("none");
	}

	/** Waits until it is somebody's turn to do that. */
	public void awaitNextAction(String id, String code) {
		await("next action " + code).atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(nextAction(id)).isEqualTo(code));
	}

	public void awaitStatus(String id, String status) {
		await("status " + status).atMost(Duration.ofSeconds(120))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(enterprise(id).path("status").asText())
				.as(() -> enterprise(id).path("nextAction").toString())
				.isEqualTo(status));
	}

	/** Waits until it reads by polling that this has happened to an enterprise. */
	public void awaitEvent(String id, EventType type) {
		await(type.value()).atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> !events(id, type.value()).isEmpty());
	}

	/**
	 * What has happened to an enterprise, by polling; of one type unless that is empty.
	 */
	List<String> events(String id, String type) {
		List<String> types = new ArrayList<>();
		JsonNode page;
		String after = "evt_000000000000";
		do {
			page = read(get("/api/v1/events?limit=200&type=" + type + "&after=" + after));
			after = page.path("nextAfter").asText();
			for (JsonNode event : page.path("items")) {
				if (event.path("enterpriseId").asText().equals(id)) {
					types.add(event.path("type").asText());
				}
			}
		}
		while (page.path("hasMore").asBoolean());
		return types;
	}

	public HttpResponse<String> get(String path) {
		return send(request(path).GET().build());
	}

	public HttpResponse<String> post(String path, String body) {
		return send(
				request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)).build());
	}

	HttpResponse<String> delete(String path) {
		return send(request(path).DELETE().build());
	}

	/**
	 * Changes the enterprise as it is now: where the process has moved it on meanwhile,
	 * it is read again and the change repeated, as the answer asks.
	 */
	HttpResponse<String> change(String id, String changes) {
		HttpResponse<String> answer = change(id, changes, version(id));
		for (int tries = 1; answer.statusCode() == 412 && tries < 10; tries++) {
			answer = change(id, changes, version(id));
		}
		return answer;
	}

	/** Changes the enterprise if it still has that version. */
	HttpResponse<String> change(String id, String changes, String version) {
		return send(request("/api/v1/enterprises/" + id).header("Content-Type", "application/merge-patch+json")
			.header("If-Match", version)
			.method("PATCH", BodyPublishers.ofString(changes))
			.build());
	}

	/** The ETag of the enterprise. */
	String version(String id) {
		return get("/api/v1/enterprises/" + id).headers().firstValue("ETag").orElseThrow();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.product.resolve(path))
			.timeout(Duration.ofSeconds(30))
			.header("Authorization", "Bearer " + this.apiKey);
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

	public static JsonNode read(HttpResponse<String> response) {
		return json(response.body());
	}

	public static JsonNode json(String text) {
		try {
			return JSON.readTree(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
