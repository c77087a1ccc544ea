package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An operator with curl. */
final class EngineRest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI product;

	EngineRest(URI product) {
		this.product = product;
	}

	/** What the jobs that failed last time say about it. */
	List<String> causes() {
		try {
			JsonNode jobs = JSON.readTree(get("/engine-rest/job?withException=true").body());
			return jobs.findValuesAsText("exceptionMessage");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Status 0 when nobody listens. */
	int status(String path) {
		try {
			return send(path).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	HttpResponse<String> get(String path) {
		try {
			return send(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	HttpResponse<String> post(String path, String json) throws IOException {
		return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
	}

	private HttpResponse<String> send(String path) throws IOException {
		return send(request(path));
	}

	private HttpRequest.Builder request(String path) {
		String login = Base64.getEncoder()
			.encodeToString(("operator:" + Deployment.OPERATOR_PASSWORD).getBytes(StandardCharsets.UTF_8));
		return HttpRequest.newBuilder(this.product.resolve(path))
			.timeout(Duration.ofSeconds(20))
			.header("Authorization", "Basic " + login);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
