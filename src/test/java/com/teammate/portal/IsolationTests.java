package com.teammate.portal;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.teammate.audit.Party;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.sandbox.TestSandbox;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.Endpoints;
import com.teammate.webhook.NewEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page about something of a reseller, as the application itself lists them. */
class IsolationTests {

	private static Seller owner;

	private static Seller rival;

	private static String enterprise;

	private static Endpoint endpoint;

	@BeforeAll
	static void addAnEnterprise() {
		owner = Seller.northwind();
		rival = Seller.adventure();
		enterprise = owner.add("Contoso");
		ResellerId northwind = TestSandbox.bean(Resellers.class).search("reseller@northwind.example").get(0).id();
		endpoint = TestSandbox.bean(Endpoints.class)
			.add(northwind, new NewEndpoint(URI.create("http://localhost:9/"), "", Set.of(), false), Party.SYSTEM)
			.endpoint();
	}

	@AfterAll
	static void logOut() {
		TestSandbox.bean(Endpoints.class).remove(endpoint.reseller(), endpoint.id(), Party.SYSTEM);
		owner.close();
		rival.close();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void doesNotExistForAnotherReseller(String page) {
		String path = path(page);

		int status = page.startsWith("POST")
				? rival.post(path, Map.of("name", "Stolen")).getWebResponse().getStatusCode()
				: rival.get(path).getWebResponse().getStatusCode();

		assertThat(status).isEqualTo(404);
	}

	@ParameterizedTest
	@MethodSource("pages")
	void asksAStrangerForTheLogin(String page) {
		try (Seller stranger = Seller.northwind()) {
			stranger.loseSession();

			var answer = page.startsWith("POST") ? stranger.post(path(page), Map.of()) : stranger.get(path(page));

			assertThat(answer.getUrl().getPath()).isEqualTo("/login");
		}
	}

	private static String path(String page) {
		return page.substring(page.indexOf('/'))
			.replace("/webhooks/{id}", "/webhooks/" + endpoint.id())
			.replace("{id}", enterprise)
			.replaceAll("\\{[a-z]+:([a-z]+)[^}]*}", "$1")
			.replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
	}

	static List<String> pages() {
		List<String> pages = TestSandbox.bean(DispatcherServlet.class)
			.getHandlerMappings()
			.stream()
			.filter(RequestMappingHandlerMapping.class::isInstance)
			.flatMap((table) -> ((RequestMappingHandlerMapping) table).getHandlerMethods().keySet().stream())
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.filter((pattern) -> pattern.startsWith("/enterprises/") || pattern.startsWith("/account/webhooks/"))
				.filter((pattern) -> pattern.contains("{"))
				.flatMap((pattern) -> methods(mapping.getMethodsCondition().getMethods().stream())
					.map((method) -> method + " " + pattern)))
			.sorted()
			.toList();
		assertThat(pages).hasSizeGreaterThan(8);
		return pages;
	}

	private static Stream<String> methods(Stream<RequestMethod> methods) {
		return methods.map(RequestMethod::name);
	}

}
