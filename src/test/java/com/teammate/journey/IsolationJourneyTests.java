package com.teammate.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two resellers never see each other's anything. Made from the table of routes: a path
 * that is new is asked for with what belongs to another reseller, too, and what this test
 * has no example for fails.
 */
class IsolationJourneyTests {

	/** The same for everybody. */
	private static final Set<String> COMMON = Set.of("/api/v1/sbc-regions", "/api/v1/pbx-types", "/api/v1/permissions");

	/** There is one for each reseller, and none until it is made. */
	private static final Set<String> OWN = Set.of("/api/v1/brand");

	private static final URI PRODUCT = TestSandbox.world().publicUrl();

	private final HttpClient http = HttpClient.newHttpClient();

	private final ResellerProgram northwind = new ResellerProgram(PRODUCT, "tmk_sandbox_northwind");

	@TestFactory
	List<DynamicTest> keepsResellersApart() {
		String domain = "i" + UUID.randomUUID().toString().substring(0, 8) + ".example";
		String enterprise = this.northwind.onboard("Isolated " + domain, "admin@" + domain, "us-east-1")
			.path("id")
			.asText();
		String endpoint = ResellerProgram
			.read(this.northwind.post("/api/v1/webhook-endpoints",
					"{\"url\":\"http://localhost:9/\",\"enabled\":false,\"description\":\"" + domain + "\"}"))
			.path("id")
			.asText();
		Map<String, String> examples = Map.of("/enterprises/{id}", "/enterprises/" + enterprise, "{userId}",
				UUID.randomUUID().toString(), "{regionId}", "us-east-1", "/webhook-endpoints/{id}",
				"/webhook-endpoints/" + endpoint);
		List<DynamicTest> tests = new ArrayList<>();
		for (String route : routes()) {
			String[] parts = route.split(" ", 2);
			String path = parts[1];
			for (Map.Entry<String, String> example : examples.entrySet()) {
				path = path.replace(example.getKey(), example.getValue());
			}
			String asked = path;
			tests.add(DynamicTest.dynamicTest(route,
					() -> check(parts[0], parts[1], asked, List.of(enterprise, endpoint, domain))));
		}
		return tests;
	}

	private void check(String method, String route, String path, List<String> secrets) {
		assertThat(path).as("an example for every variable").doesNotContain("{");
		HttpResponse<String> stranger = send(method, path, null);
		HttpResponse<String> other = send(method, path, "tmk_sandbox_adventure");

		assertThat(stranger.statusCode()).isEqualTo(401);
		// The path of the request comes back, and with it the ids that were in it.
		assertThat(other.body().replace(path, "")).as(route).doesNotContain(secrets);
		if (route.contains("{")) {
			assertThat(other.statusCode()).as(other.body()).isEqualTo(404);
			assertThat(send("GET", path.replaceAll("(/(enterprises|webhook-endpoints)/[^/]+).*", "$1"),
					"tmk_sandbox_northwind")
				.statusCode()).as("it is still there for its owner").isEqualTo(200);
		}
		else if (method.equals("GET") && OWN.contains(route)) {
			assertThat(other.statusCode()).isEqualTo(404);
		}
		else if (method.equals("GET") && !COMMON.contains(route)) {
			JsonNode items = ResellerProgram.read(other).path("items");
			assertThat(items.isArray()).as("a list").isTrue();
		}
	}

	private static Set<String> routes() {
		Set<String> routes = new TreeSet<>();
		for (RequestMappingInfo info : TestSandbox.bean(DispatcherServlet.class)
			.getWebApplicationContext()
			.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.keySet()) {
			info.getPatternValues()
				.stream()
				.filter((path) -> path.startsWith("/api/"))
				.forEach((path) -> info.getMethodsCondition()
					.getMethods()
					.forEach((method) -> routes.add(method + " " + path)));
		}
		assertThat(routes).hasSizeGreaterThan(20);
		return routes;
	}

	private HttpResponse<String> send(String method, String path, String key) {
		HttpRequest.Builder request = HttpRequest.newBuilder(PRODUCT.resolve(path))
			.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
			.header("If-Match", "*")
			.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
		if (key != null) {
			request.header("Authorization", "Bearer " + key);
		}
		try {
			return this.http.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
