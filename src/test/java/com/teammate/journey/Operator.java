package com.teammate.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody of operations at the engine's REST API. */
final class Operator {

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI product;

	Operator(URI product) {
		this.product = product;
	}

	/** What has stopped in the processes of that enterprise, each named once. */
	List<JsonNode> incidents(String enterprise) {
		List<JsonNode> incidents = new ArrayList<>();
		for (JsonNode instance : get("/engine-rest/process-instance?businessKey=" + enterprise)) {
			for (JsonNode incident : get("/engine-rest/incident?processInstanceId=" + instance.path("id").asText())) {
				if (incident.path("id").equals(incident.path("rootCauseIncidentId"))) {
					incidents.add(incident);
				}
			}
		}
		return incidents;
	}

	/** How many processes run for that enterprise. */
	int instances(String enterprise) {
		return get("/engine-rest/process-instance?businessKey=" + enterprise).size();
	}

	/** Lets the job of an incident try again, now. */
	void retry(JsonNode incident) {
		String job = incident.path("configuration").asText();
		HttpResponse<String> response = send(
				request("/engine-rest/job/" + job + "/retries").header("Content-Type", "application/json")
					.PUT(BodyPublishers.ofString("{\"retries\":1}")));
		assertThat(response.statusCode()).isEqualTo(204);
	}

	/** What support sees of that enterprise. */
	JsonNode open(String enterprise) {
		return get("/support/api/cases/" + enterprise);
	}

	/** Lets whatever failed of that enterprise try again, now. */
	void retryAll(String enterprise) {
		HttpResponse<String> response = retry(enterprise);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
	}

	/** The same where it may have gone on by itself meanwhile. */
	void hurry(String enterprise) {
		HttpResponse<String> response = retry(enterprise);
		assertThat(response.statusCode()).as(response.body()).isIn(202, 409);
	}

	private HttpResponse<String> retry(String enterprise) {
		return send(request("/support/api/cases/" + enterprise + "/retry").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"reason\":\"The cause may be gone\"}")));
	}

	/** Lets the PBX side be told again; answers with how much it is told. */
	int resumePbxHook() {
		HttpResponse<String> response = send(
				request("/support/api/pbx-hook/resume").header("Content-Type", "application/json")
					.POST(BodyPublishers.ofString("{\"reason\":\"The receiver is back\"}")));
		assertThat(response.statusCode()).isEqualTo(202);
		return ResellerProgram.read(response).path("messages").asInt();
	}

	/** What one of the product's endpoints for operations says. */
	JsonNode actuator(String endpoint) {
		return get("/actuator/" + endpoint);
	}

	/** What the desk says at that path. */
	JsonNode desk(String path) {
		return get("/support/api" + path);
	}

	/** Has the desk do something; gives what it answers, if anything. */
	JsonNode act(String path, String json) {
		HttpResponse<String> response = send(request("/support/api" + path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json)));
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 202);
		return response.body().isEmpty() ? NullNode.getInstance() : ResellerProgram.read(response);
	}

	/** The code with which the desk refuses to. */
	String refusal(String path, String json) {
		HttpResponse<String> response = send(request("/support/api" + path).header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(json)));
		assertThat(response.statusCode()).as(response.body()).isBetween(400, 499);
		return ResellerProgram.read(response).path("code").asText();
	}

	byte[] bytes(String path) {
		try {
			HttpResponse<byte[]> response = this.http.send(request(path).GET().build(), BodyHandlers.ofByteArray());
			assertThat(response.statusCode()).isEqualTo(200);
			return response.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	String text(String path) {
		HttpResponse<String> response = send(request(path).GET());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return response.body();
	}

	private JsonNode get(String path) {
		HttpResponse<String> response = send(request(path).GET());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return ResellerProgram.read(response);
	}

	private HttpRequest.Builder request(String path) {
		String login = Base64.getEncoder().encodeToString("operator:sandbox".getBytes(StandardCharsets.UTF_8));
		return HttpRequest.newBuilder(this.product.resolve(path)).header("Authorization", "Basic " + login);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
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
