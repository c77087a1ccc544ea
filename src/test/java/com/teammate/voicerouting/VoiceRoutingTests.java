package com.teammate.voicerouting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import com.teammate.TestDatabase;
import com.teammate.enterprise.TenantId;
import com.teammate.voicerouting.RoutingInventory.Route;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** On a real database, with a shell in the place of PowerShell that keeps a diary. */
@SpringBootTest(classes = VoiceRoutingTests.Module.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
class VoiceRoutingTests {

	private static final String INVENTORY = """
			{"ok":true,"routing":{"usages":["TM-a"],"routes":[\
			{"name":"TM-a-us","gateways":["a.sbc.example"],"usages":["TM-a"],"priority":7},\
			{"name":"TM-a-eu","gateways":["a.eu.example"],"usages":["TM-a"],"priority":3},\
			{"name":"other","gateways":[],"usages":[],"priority":1}],\
			"policies":[{"name":"TM-a","usages":["TM-a"]}]}}""";

	@TempDir
	private static Path folder;

	@Autowired
	private VoiceRouting routing;

	@Autowired
	private TenantLock lock;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private JdbcClient jdbc;

	@DynamicPropertySource
	static void command(DynamicPropertyRegistry registry) {
		String script = """
				cd %s; cat >job; echo begin >>diary; while [ -e hold ]; do sleep 0.05; done
				echo end >>diary; cat answer; exit $(cat exit)""".formatted(folder);
		registry.add("teammate.voicerouting.command[0]", () -> "sh");
		registry.add("teammate.voicerouting.command[1]", () -> "-c");
		registry.add("teammate.voicerouting.command[2]", () -> script);
		registry.add("teammate.voicerouting.lock-wait", () -> "5s");
	}

	@BeforeEach
	void clear() throws IOException {
		Files.deleteIfExists(folder.resolve("hold"));
		Files.deleteIfExists(folder.resolve("diary"));
	}

	@Test
	void tellsWhatTheTenantHas() throws IOException {
		willAnswer(INVENTORY, 0);

		RoutingInventory inventory = this.routing.inventory(access());

		assertThat(inventory.hasUsage("tm-a")).isTrue();
		assertThat(inventory.route("TM-A-us").orElseThrow().leadsTo("a.sbc.example")).isTrue();
		assertThat(inventory.policy("TM-b")).isEmpty();
		assertThat(inventory.routesOf("TM-a")).extracting(Route::name).containsExactly("TM-a-eu", "TM-a-us");
	}

	@Test
	void saysWhetherTeamsStillTakesTheGatewayOfARoute() throws IOException {
		willAnswer(INVENTORY, 0);
		assertThat(this.routing.rewrite(access(), aRoute())).isTrue();
		assertThat(folder.resolve("job")).content()
			.contains("\"operation\":\"rewrite\",\"gateway\":\"a.sbc.example\",\"name\":\"TM-a-us\"");

		willAnswer("{\"ok\":false,\"error\":\"GatewayNotFound\",\"message\":\"Cannot find specified Gateway\"}", 1);
		assertThat(this.routing.rewrite(access(), aRoute())).isFalse();
	}

	@Test
	void asksForAnOrder() throws IOException {
		willAnswer(INVENTORY, 0);

		assertThat(this.routing.order(access(), List.of("TM-a-eu", "TM-a-us")).routes()).hasSize(3);

		assertThat(folder.resolve("job")).content()
			.contains("\"operation\":\"order\",\"routes\":[\"TM-a-eu\",\"TM-a-us\"]");
	}

	@Test
	void removesOneRoute() throws IOException {
		willAnswer(INVENTORY, 0);

		this.routing.removeRoute(access(), "TM-a-us");

		assertThat(folder.resolve("job")).content().contains("\"operation\":\"removeRoute\",\"name\":\"TM-a-us\"");
	}

	@Test
	void removesOnePolicyAndOneUsage() throws IOException {
		willAnswer(INVENTORY, 0);

		assertThat(this.routing.removePolicy(access(), "TM-a").policies()).isNotEmpty();
		assertThat(folder.resolve("job")).content().contains("\"operation\":\"removePolicy\",\"policy\":\"TM-a\"");
		assertThat(this.routing.removeUsage(access(), "TM-a").routesOf("TM-a")).isNotEmpty();
		assertThat(folder.resolve("job")).content().contains("\"operation\":\"removeUsage\",\"usage\":\"TM-a\"");
	}

	@Test
	void saysNoWhileTheGatewayIsUnknown() throws IOException {
		willAnswer("{\"ok\":false,\"error\":\"GatewayNotFound\",\"message\":\"Cannot find specified Gateway\"}", 1);

		assertThat(this.routing.ensure(access(), aRoute())).isFalse();
	}

	@Test
	void saysYesOnceTheRouteIsThere() throws IOException {
		willAnswer(INVENTORY, 0);

		assertThat(this.routing.ensure(access(), aRoute())).isTrue();
	}

	@Test
	void failsWithTheWordOfTheRefusal() throws IOException {
		willAnswer("{\"ok\":false,\"error\":\"AccessDenied\",\"message\":\"no role\"}", 1);

		assertThatExceptionOfType(VoiceRoutingFailure.class).isThrownBy(() -> this.routing.ensure(access(), aRoute()))
			.withMessage("AccessDenied: no role");
	}

	@Test
	void runsOneJobPerTenantAtATime() throws IOException {
		willAnswer("{\"ok\":true,\"routing\":{\"usages\":[],\"routes\":[],\"policies\":[]}}", 0);
		TeamsAccess access = access();
		Files.createFile(folder.resolve("hold"));
		CompletableFuture<Void> first = CompletableFuture.runAsync(() -> this.routing.inventory(access));
		awaitDiary("begin");

		CompletableFuture<Void> second = CompletableFuture.runAsync(() -> this.routing.inventory(access));
		awaitWaitingForALock();
		Files.delete(folder.resolve("hold"));
		CompletableFuture.allOf(first, second).join();

		assertThat(Files.readAllLines(folder.resolve("diary"))).containsExactly("begin", "end", "begin", "end");
	}

	@Test
	void letsOtherTenantsWorkMeanwhile() throws IOException {
		willAnswer("{\"ok\":true,\"routing\":{\"usages\":[],\"routes\":[],\"policies\":[]}}", 0);
		Files.createFile(folder.resolve("hold"));

		List<CompletableFuture<Void>> jobs = Stream.generate(this::access)
			.limit(2)
			.map((access) -> CompletableFuture.runAsync(() -> this.routing.inventory(access)))
			.toList();
		awaitDiary("begin", "begin");
		Files.delete(folder.resolve("hold"));

		assertThat(jobs).allSatisfy((job) -> assertThat(job).succeedsWithin(Duration.ofSeconds(20)));
	}

	@Test
	void givesUpWhenTheTenantStaysBusy() throws IOException {
		willAnswer("{\"ok\":true,\"routing\":{\"usages\":[],\"routes\":[],\"policies\":[]}}", 0);
		TeamsAccess access = access();

		this.transaction.executeWithoutResult((status) -> {
			this.lock.hold(access.tenant());
			CompletableFuture<Void> other = CompletableFuture.runAsync(() -> this.routing.inventory(access));
			assertThat(other).failsWithin(Duration.ofSeconds(20))
				.withThrowableOfType(ExecutionException.class)
				.havingCause()
				.isInstanceOf(VoiceRoutingFailure.class)
				.withMessageStartingWith("Busy: ");
		});

		assertThat(folder.resolve("diary")).doesNotExist();
	}

	@Test
	void leavesTheTransactionAsItWasWhenTheTenantStaysBusy() {
		TeamsAccess access = access();

		this.transaction.executeWithoutResult((status) -> {
			this.lock.hold(access.tenant());
			CompletableFuture<Integer> other = CompletableFuture
				.supplyAsync(() -> this.transaction.execute((another) -> {
					assertThatExceptionOfType(VoiceRoutingFailure.class)
						.isThrownBy(() -> this.routing.removeUsage(access, "TM-contoso"));
					return this.jdbc.sql("select 1").query(Integer.class).single();
				}));
			assertThat(other).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(1);
		});
	}

	@Test
	void leavesTheTransactionsOwnTimeLimitAlone() {
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.sql("set local lock_timeout = '7s'").update();

			this.lock.hold(access().tenant());

			assertThat(this.jdbc.sql("show lock_timeout").query(String.class).single()).isEqualTo("7s");
		});
	}

	private void willAnswer(String answer, int exit) throws IOException {
		Files.writeString(folder.resolve("answer"), answer);
		Files.writeString(folder.resolve("exit"), String.valueOf(exit));
	}

	private static void awaitDiary(String... lines) {
		await(() -> Files.exists(folder.resolve("diary"))
				&& Files.readAllLines(folder.resolve("diary")).equals(List.of(lines)));
	}

	private void awaitWaitingForALock() {
		await(() -> this.jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and not granted")
			.query(Integer.class)
			.single() > 0);
	}

	private static void await(Callable<Boolean> condition) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
	}

	private TeamsAccess access() {
		return new TeamsAccess(new TenantId(UUID.randomUUID()), "graph-token", "teams-token");
	}

	private static VoiceRoute aRoute() {
		return new VoiceRoute("TM-a-us", "TM-a", "TM-a", "a.sbc.example", 1);
	}

	@EnableConfigurationProperties(VoiceRoutingSettings.class)
	@Import({ VoiceRouting.class, TenantLock.class, TeamsPowerShell.class, TestDatabase.class })
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
			TransactionAutoConfiguration.class })
	static class Module {

	}

}
