package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.teammate.journey.Administrator;
import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged jar, started as {@code docker-compose.yml} would start it, among servers
 * that fail and under a hand that kills it.
 */
class PackagedApplicationIT {

	private static final String[] REGIONS = { "us-east-1", "us-west" };

	private static SandboxWorld world;

	private static Path folder;

	private static Map<String, String> environment;

	private static PackagedApplication application;

	private static EngineRest operator;

	private static ResellerProgram reseller;

	private final Administrator administrator = new Administrator();

	private final String domain = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";

	private final String admin = "admin@" + this.domain;

	@BeforeAll
	static void deploy() throws IOException {
		folder = Files.createDirectories(Path.of("target/production").toAbsolutePath());
		world = SandboxWorld.anywhere(Files.createTempDirectory("production-postgres"));
		environment = new TreeMap<>(
				new Deployment(world, Files.createTempDirectory("production-secrets")).environment());
		environment.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "10000");
		environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
		environment.put("SPRING_APPLICATION_JSON", """
				{"camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle":"R60/PT2S"}""");
		operator = new EngineRest(world.publicUrl());
		reseller = new ResellerProgram(world.publicUrl(), FirstReseller.API_KEY);
		start();
		awaitReady();
		FirstReseller.register(operator,
				JdbcClient.create(new DriverManagerDataSource(world.database().url(), "postgres", "postgres")));
	}

	@AfterAll
	static void tidyUp() throws IOException {
		application.kill();
		world.close();
	}

	@AfterEach
	void closeTheBrowser() {
		this.administrator.close();
	}

	@Test
	void showsCockpitAndMetricsToTheOperator() {
		HttpResponse<String> metrics = operator.get("/actuator/prometheus");

		HtmlPage cockpit = this.administrator.open(world.publicUrl().resolve("/camunda/app/cockpit/default/"));

		assertThat(cockpit.getUrl().getPath()).isEqualTo("/staff/login");
		assertThat(cockpit.querySelectorAll("input[type=password]")).hasSize(1);
		assertThat(metrics.statusCode()).isEqualTo(200);
		assertThat(metrics.body()).contains("executor_active_threads{name=\"camundaTaskExecutor\"");
	}

	@Test
	void carriesAnOnboardingThroughKillsAtItsEffects() {
		String id = onboard();
		killOnce(() -> world.mailbox().newestTo(this.admin).isPresent());
		awaitReady();
		HtmlPage first = this.administrator.accept(invitation(id));
		HtmlPage second = this.administrator.grantFirst(first, this.admin);
		killOnce(() -> true);
		awaitReady();
		this.administrator.grantSecond(second, this.admin);

		killOnce(() -> !ours("domains", "id").isEmpty());
		killOnce(() -> !ours("users", "userPrincipalName").isEmpty());
		killOnce(() -> !ours("routes", "gateway").isEmpty());

		awaitReady();
		reseller.awaitStatus(id, "ACTIVE");
		assertThat(ours("domains", "id")).hasSize(2).doesNotHaveDuplicates();
		assertThat(ours("users", "userPrincipalName")).hasSize(2);
		assertThat(ours("routes", "gateway")).hasSize(2).doesNotHaveDuplicates();
		assertThat(created("/v1.0/domains")).isEqualTo(2);
		assertThat(created("/v1.0/users")).isEqualTo(2);
		assertThat(reseller.find("Production " + this.domain)).hasSize(1);
		await("letters").atMost(Duration.ofSeconds(60)).until(() -> subjects() == 2);
		assertThat(messageIds()).isEqualTo(2);
	}

	@Test
	void goesOnByItselfAfterEveryServerAroundItWasDown() throws IOException {
		world.mailbox().goDown();
		String id = onboard();
		awaitCause("MAIL_SERVER_UNREACHABLE");
		world.mailbox().comeBack();
		HtmlPage first = this.administrator.accept(invitation(id));
		HtmlPage second = this.administrator.grantFirst(first, this.admin);

		world.nameServer().goDown();
		this.administrator.grantSecond(second, this.admin);
		awaitCause("DNS_UNREACHABLE");
		world.microsoft().goDown();
		world.nameServer().comeBack();
		awaitCause("MICROSOFT_UNREACHABLE");
		world.database().restart();
		world.microsoft().comeBack();

		awaitReady();
		reseller.awaitStatus(id, "ACTIVE");
		assertThat(application.isRunning()).isTrue();
		assertThat(application.lines().map(PackagedApplicationIT::json)).anySatisfy((line) -> {
			assertThat(line.path("businessKey").asText()).isEqualTo(id);
			assertThat(line.path("processInstanceId").asText()).isNotEmpty();
		});
	}

	@Test
	void endsAtOnceAndSaysWhichSettingIsMissing() throws IOException {
		Map<String, String> less = new TreeMap<>(environment);
		less.remove("TEAMMATE_DNS_SERVER");
		less.put("SERVER_PORT", "0");
		PackagedApplication incomplete = PackagedApplication.start(less,
				Files.createTempFile(folder, "incomplete", ".log"));

		assertThat(incomplete.awaitExit()).isEqualTo(1);
		assertThat(incomplete.output()).contains("APPLICATION FAILED TO START", "teammate.dns.server");
	}

	@Test
	void endsAtOnceAndSaysWhichCredentialsEverybodyKnows() throws IOException {
		Map<String, String> known = new TreeMap<>(environment);
		known.put("TEAMMATE_CONSENT_KEY", "c2FuZGJveC1jb25zZW50LWtleS1zYW5kYm94LWNvbnNlbnQta2V5");
		known.put("SPRING_DATASOURCE_PASSWORD", "postgres");
		known.put("TEAMMATE_SUPPORT_STAFF_0_PASSWORD",
				"{bcrypt}$2a$10$YR0IEPoqIVLFZYjQTiZ2feGo8Z4DFX5WbWYd5sL8U1sjfMB3l5Ieq");
		PackagedApplication careless = PackagedApplication.start(known, Files.createTempFile(folder, "known", ".log"));

		assertThat(careless.awaitExit()).isEqualTo(1);
		assertThat(careless.output())
			.contains("APPLICATION FAILED TO START", "teammate.consent.key", "spring.datasource.password",
					"teammate.support.staff: the password of operator")
			.doesNotContain("c2FuZGJveC1jb25zZW50", "$2a$10$");
	}

	private static void start() {
		application = PackagedApplication.start(environment, folder.resolve("application.log"));
	}

	private static void awaitReady() {
		await("ready").atMost(Duration.ofMinutes(5)).until(() -> {
			assertThat(application.isRunning()).as(application::output).isTrue();
			return operator.status("/actuator/health/readiness") == 200;
		});
	}

	/** Kills the product as soon as that has happened, and starts it again. */
	private static void killOnce(Callable<Boolean> effect) {
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).atMost(Duration.ofMinutes(5)).until(effect);
		application.kill();
		start();
	}

	private static void awaitCause(String code) {
		await(code).atMost(Duration.ofSeconds(90))
			.ignoreException(UncheckedIOException.class)
			.untilAsserted(() -> assertThat(operator.causes()).anyMatch((cause) -> cause.startsWith(code + ": ")));
	}

	private String onboard() {
		return reseller.onboard("Production " + this.domain, this.admin, REGIONS).path("id").asText();
	}

	/** A link leads somewhere once the task that mailed it has been committed. */
	private Mail invitation(String id) {
		reseller.awaitNextAction(id, "ENTER_CODE");
		return world.mailbox().newestTo(this.admin).orElseThrow();
	}

	/** What simulated Microsoft has of us below the regions' base domains. */
	private List<String> ours(String things, String property) {
		return StreamSupport.stream(world.microsoft().state(this.domain).path(things).spliterator(), false)
			.map((thing) -> thing.path(property).asText())
			.filter((name) -> name.endsWith(".sbc.teammate.example"))
			.toList();
	}

	/** How often Microsoft made such a thing for this tenant. */
	private long created(String path) {
		List<String> names = ours("domains", "id");
		return world.microsoft()
			.log()
			.stream()
			.map(PackagedApplicationIT::json)
			.filter((exchange) -> exchange.path("method").asText().equals("POST"))
			.filter((exchange) -> exchange.path("path").asText().equals(path))
			.filter((exchange) -> exchange.path("status").asInt() == 201)
			.filter((exchange) -> names.stream().anyMatch(exchange.path("requestBody").asText()::contains))
			.count();
	}

	private long subjects() {
		return world.mailbox().to(this.admin).stream().map(Mail::subject).distinct().count();
	}

	private long messageIds() {
		return world.mailbox().to(this.admin).stream().map(Mail::messageId).distinct().count();
	}

	private static JsonNode json(String line) {
		return ResellerProgram.json(line);
	}

}
