package com.teammate.sandbox.microsoft;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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

		assertThat(run("contoso.example", "read").get("error").asText()).isEqualTo("AccessDenied");

		this.sample.microsoft.switches("contoso.example").grantRole("application", ROLE);
		assertThat(run("contoso.example", "read").get("ok").asBoolean()).isTrue();
		this.sample.microsoft.switches("contoso.example").removeRoles("application");
		assertThat(run("contoso.example", "read").get("error").asText()).isEqualTo("AccessDenied");
	}

	@Test
	void refusesTokensOfAnotherTenantOrOutOfTime() {
		prepare("contoso.example");
		prepare("adatum.example");
		String graph = this.sample.applicationToken("adatum.example", Sample.GRAPH);
		String teams = this.sample.applicationToken("contoso.example", Sample.TEAMS);

		assertThat(run("contoso.example", graph, teams, "read").get("error").asText()).isEqualTo("AccessDenied");
		assertThat(run("contoso.example", teams, teams, "read").get("error").asText()).isEqualTo("AccessDenied");
		String own = this.sample.applicationToken("contoso.example", Sample.GRAPH);
		this.sample.clock.pass(Duration.ofHours(2));
		assertThat(run("contoso.example", own, teams, "read").get("message").asText()).contains("expired");
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
		assertThat(run("contoso.example", "read").get("route").isNull()).isTrue();

		run("contoso.example", "ensure");
		run("contoso.example", "ensure");

		JsonNode route = run("contoso.example", "read").get("route");
		assertThat(route.get("gateway").asText()).isEqualTo("gw.carrier.example");
		assertThat(route.get("priority").asInt()).isEqualTo(2);
		JsonNode state = this.sample.microsoft.state("contoso.example");
		assertThat(state.get("usages")).hasSize(1);
		assertThat(state.get("routes")).hasSize(1);
		assertThat(state.at("/policies/0/name").asText()).isEqualTo("Tag:TM-contoso");
		run("contoso.example", "remove");
		assertThat(this.sample.microsoft.state("contoso.example").get("routes")).isEmpty();
		assertThat(this.sample.microsoft.state("contoso.example").get("usages")).isEmpty();
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
		String command = Json.object()
			.put("tenant", Sample.tenantId(domain))
			.put("graphToken", graphToken)
			.put("teamsToken", teamsToken)
			.put("operation", operation)
			.put("name", "TM-contoso")
			.put("gateway", "gw.carrier.example")
			.put("priority", 2)
			.toString();
		return Sample.json(this.sample.post("/teams-powershell", "application/json", command));
	}

}
