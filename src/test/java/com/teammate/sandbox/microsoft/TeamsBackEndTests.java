package com.teammate.sandbox.microsoft;

import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class TeamsBackEndTests {

	private static final String ROLE = "69091246-20e8-4a56-aa4d-066075b2a7a8";

	private final Sample sample = new Sample();

	@AfterEach
	void stop() {
		this.sample.close();
	}

	@Test
	void refusesAnApplicationWithoutTeamsRole() {
		this.sample.consentToEverything("contoso.example");

		assertThat(run("contoso.example", "inventory").get("error").asText()).isEqualTo("AccessDenied");

		this.sample.microsoft.switches("contoso.example").grantRole("application", ROLE);
		assertThat(run("contoso.example", "inventory").get("ok").asBoolean()).isTrue();
		this.sample.microsoft.switches("contoso.example").removeRoles("application");
		assertThat(run("contoso.example", "inventory").get("error").asText()).isEqualTo("AccessDenied");
	}

	@Test
	void refusesTokensOfAnotherTenantOrOutOfTime() {
		prepare("contoso.example");
		prepare("adatum.example");
		String graph = this.sample.applicationToken("adatum.example", Sample.GRAPH);
		String teams = this.sample.applicationToken("contoso.example", Sample.TEAMS);

		assertThat(run("contoso.example", graph, teams, "inventory").get("error").asText()).isEqualTo("AccessDenied");
		assertThat(run("contoso.example", teams, teams, "inventory").get("error").asText()).isEqualTo("AccessDenied");
		String own = this.sample.applicationToken("contoso.example", Sample.GRAPH);
		this.sample.clock.pass(Duration.ofHours(2));
		assertThat(run("contoso.example", own, teams, "inventory").get("message").asText()).contains("expired");
	}

	@Test
	void knowsAGatewayOnlyOnceItsDomainIsActive() {
		prepare("contoso.example");
		Tenant tenant = this.sample.tenant("contoso.example");
		assertThat(run("contoso.example", "ensure").get("error").asText()).isEqualTo("GatewayNotFound");

		tenant.domains()
			.put("gw.carrier.example", new Domain("gw.carrier.example", Domain.Kind.CUSTOM, tenant.now(), null));
		assertThat(run("contoso.example", "ensure").get("error").asText()).isEqualTo("GatewayNotFound");

		licensedUser(tenant);
		assertThat(run("contoso.example", "ensure").get("message").asText()).isEqualTo("Cannot find specified Gateway");

		this.sample.clock.pass(Duration.ofSeconds(10));
		assertThat(run("contoso.example", "ensure").get("ok").asBoolean()).isTrue();
	}

	@Test
	void createsReadsAndRemovesTheRouteWithItsUsageAndPolicy() {
		prepare("contoso.example");
		Tenant tenant = this.sample.tenant("contoso.example");
		tenant.domains()
			.put("gw.carrier.example", new Domain("gw.carrier.example", Domain.Kind.CUSTOM, tenant.now(), null));
		licensedUser(tenant);
		this.sample.clock.pass(Duration.ofSeconds(10));
		assertThat(run("contoso.example", "inventory").at("/routing/routes")).isEmpty();

		run("contoso.example", "ensure");
		run("contoso.example", "ensure");

		JsonNode route = run("contoso.example", "inventory").at("/routing/routes/0");
		assertThat(route.at("/gateways/0").asText()).isEqualTo("gw.carrier.example");
		assertThat(route.get("priority").asInt()).isEqualTo(2);
		JsonNode state = this.sample.microsoft.state("contoso.example");
		assertThat(state.get("usages")).hasSize(1);
		assertThat(state.get("routes")).hasSize(1);
		assertThat(state.at("/policies/0/name").asText()).isEqualTo("Tag:TM-contoso");
		run("contoso.example", "removePolicy");
		run("contoso.example", "removeUsage");
		assertThat(this.sample.microsoft.state("contoso.example").get("usages")).hasSize(1);
		run("contoso.example", "removeRoute");
		run("contoso.example", "removeUsage");
		assertThat(this.sample.microsoft.state("contoso.example").get("routes")).isEmpty();
		assertThat(this.sample.microsoft.state("contoso.example").get("usages")).isEmpty();
		assertThat(this.sample.microsoft.state("contoso.example").get("policies")).isEmpty();
	}

	@Test
	void ordersOnlyTheGivenRoutes() {
		prepare("contoso.example");
		var routes = this.sample.tenant("contoso.example").voiceRouting().routes();
		routes.put("TM-contoso", new VoiceRoute("TM-contoso", "b.example", 4, "TM"));
		routes.put("first", new VoiceRoute("first", "a.example", 6, "TM"));
		routes.put("other", new VoiceRoute("other", "c.example", 1, "theirs"));

		run("contoso.example", "order");

		assertThat(routes.values()).extracting(VoiceRoute::name, VoiceRoute::priority)
			.containsExactlyInAnyOrder(tuple("first", 4), tuple("TM-contoso", 5), tuple("other", 1));
	}

	@Test
	void letsProsewareWaitThirtyHours() {
		prepare("proseware.example");
		Tenant tenant = this.sample.tenant("proseware.example");
		tenant.domains()
			.put("gw.carrier.example", new Domain("gw.carrier.example", Domain.Kind.CUSTOM, tenant.now(), null));
		licensedUser(tenant);

		this.sample.clock.pass(Duration.ofHours(29));
		assertThat(run("proseware.example", "ensure").get("error").asText()).isEqualTo("GatewayNotFound");
		this.sample.clock.pass(Duration.ofHours(1));

		assertThat(run("proseware.example", "ensure").get("ok").asBoolean()).isTrue();
	}

	private void prepare(String domain) {
		this.sample.microsoft.switches(domain).consent().grantRole("application", ROLE);
		this.sample.clock.pass(Duration.ofMinutes(1));
	}

	private static void licensedUser(Tenant tenant) {
		var properties = Json.object().put("accountEnabled", true).put("displayName", "Direct Routing");
		User user = User.of(Guids.random(), properties.put("userPrincipalName", "service@gw.carrier.example"),
				tenant.now());
		user.licences().put("06ebc4ee-1bb5-47dd-8120-11324bc54e06", tenant.now());
		tenant.users().put(user.id(), user);
	}

	private JsonNode run(String domain, String operation) {
		return run(domain, this.sample.applicationToken(domain, Sample.GRAPH),
				this.sample.applicationToken(domain, Sample.TEAMS), operation);
	}

	private JsonNode run(String domain, String graphToken, String teamsToken, String operation) {
		JsonNode command = Json.object()
			.put("tenant", Sample.tenantId(domain))
			.put("graphToken", graphToken)
			.put("teamsToken", teamsToken)
			.put("operation", operation)
			.put("name", "TM-contoso")
			.put("usage", "TM-contoso")
			.put("policy", "TM-contoso")
			.put("gateway", "gw.carrier.example")
			.put("priority", 2)
			.set("routes", Json.array(List.of("first", "missing", "TM-contoso")));
		return Sample.json(this.sample.post("/teams-powershell", "application/json", command.toString()));
	}

}
