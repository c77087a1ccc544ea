package com.teammate.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes on one database, as two processes behind a balancer, of which one after the
 * other is killed while many companies are onboarded, a long list is uploaded and many
 * cases are tried again.
 */
@TestInstance(Lifecycle.PER_CLASS)
class TwoNodesIT {

	private static final int ONBOARDINGS = Integer.getInteger("teammate.onboardings", 200);

	private static final int LISTED = Integer.getInteger("teammate.listed", 200);

	private static final String MAIL_USER = "onboarding";

	private static final String PORTAL_PASSWORD = UUID.randomUUID().toString();

	/** Printed, so that a failure can be repeated. */
	private static final long SEED = Long.getLong("teammate.seed", System.nanoTime());

	private static final int VISITORS = 4;

	private static final ObjectMapper JSON = new ObjectMapper();

	private final Random random = new Random(SEED);

	private final List<Node> nodes = new ArrayList<>();

	private SandboxWorld world;

	private Balancer balancer;

	private ResellerProgram reseller;

	private JdbcClient database;

	private Path mailPassword;

	@BeforeAll
	void deploy() throws IOException {
		System.out.println("teammate.seed=" + SEED);
		Path folder = Files.createDirectories(Path.of("target/production").toAbsolutePath());
		this.world = SandboxWorld.anywhere(Files.createTempDirectory("two-nodes"));
		Path secrets = Files.createTempDirectory("two-nodes-secrets");
		Map<String, String> environment = new TreeMap<>(new Deployment(this.world, secrets).environment());
		this.mailPassword = secrets.resolve("spring.mail.password");
		giveNodes(UUID.randomUUID().toString());
		environment.put("SPRING_MAIL_USERNAME", MAIL_USER);
		environment.put("SPRING_MAIL_PROPERTIES_MAIL_SMTP_AUTH", "true");
		// Longer than any job here, or a node that lives would lose its job to the other.
		environment.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "20000");
		environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
		environment.put("SPRING_APPLICATION_JSON", """
				{"camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle":"R60/PT2S"}""");
		for (String name : List.of("one", "two")) {
			this.nodes.add(new Node(environment, Files.createTempFile(folder, "node-" + name, ".log")));
		}
		this.world.mailbox().demandLogin(MAIL_USER, Files.readString(this.mailPassword));
		this.balancer = Balancer.start(this.world.publicUrl().getPort(), this.nodes.stream().map(Node::port).toList());
		this.reseller = new ResellerProgram(this.world.publicUrl(), FirstReseller.API_KEY);
		this.database = JdbcClient
			.create(new DriverManagerDataSource(this.world.database().url(), "postgres", "postgres"));
		this.nodes.forEach(Node::start);
		this.nodes.forEach(Node::awaitReady);
		FirstReseller.register(this.nodes.get(0).operator(), this.database);
	}

	@BeforeEach
	void bothAreThere() {
		this.nodes.forEach(Node::awaitReady);
	}

	@AfterAll
	void tidyUp() throws IOException {
		this.nodes.forEach(Node::kill);
		this.balancer.close();
		this.world.close();
	}

	@Test
	void endAllRightWhenTheyAreKilledAtRandom() throws Exception {
		ExecutorService people = Executors.newFixedThreadPool(VISITORS);
		List<Company> companies = IntStream.range(0, ONBOARDINGS)
			.mapToObj((number) -> new Company(this.world, "company-" + number + ".example"))
			.toList();
		List<Future<?>> visits = companies.stream()
			.<Future<?>>map((company) -> people.submit(() -> onboard(company)))
			.toList();
		int kills = 0;
		while (active() < ONBOARDINGS) {
			Node victim = this.nodes.get(this.random.nextInt(this.nodes.size()));
			Duration moment = Duration.ofMillis(2000 + this.random.nextInt(8000));
			long before = System.nanoTime();
			await().atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofMillis(50))
				.until(() -> System.nanoTime() - before > moment.toNanos() || active() == ONBOARDINGS);
			if (active() < ONBOARDINGS) {
				victim.kill();
				victim.start();
				victim.awaitReady();
				kills++;
			}
			assertThat(kills).as("the onboardings do not end").isLessThan(40);
		}
		for (Future<?> visit : visits) {
			visit.get();
		}
		people.shutdown();

		System.out.println("killed " + kills + " times");
		assertThat(kills).isPositive();
		companies.forEach(Company::assertBothLetters);
		companies.forEach(Company::assertNothingTwice);
		assertThat(count("enterprise where name like 'Company company-%'")).isEqualTo(ONBOARDINGS);
		assertThat(count("act_ru_incident")).isZero();
		assertThat(count("act_ru_execution join enterprise on enterprise.id::text = business_key_"
				+ " where name like 'Company company-%'"))
			.isZero();
		this.nodes.forEach(TwoNodesIT::assertReadableByACollector);
	}

	/**
	 * The mail server gets another password in the middle of a list, so that the letters
	 * of the rest are refused until each node has the new one, too; then all of these are
	 * tried again by one act. One node is killed in the middle of either.
	 */
	@Test
	void loseNoLineAndNoLetterOfALongList() throws IOException {
		List<Company> companies = IntStream.range(0, LISTED)
			.mapToObj((number) -> new Company(this.world, "listed-" + number + ".example"))
			.toList();
		try (Seller seller = seller()) {
			seller.start(companies.stream()
				.map((company) -> "Listed," + company.admin() + ",us-east-1,TRUNK\n")
				.collect(Collectors.joining("", "name,adminEmail,sbcRegions,services\n", "")));
		}
		Node one = this.nodes.get(0);
		Node other = this.nodes.get(1);

		awaitCount("some letters", "enterprise where name = 'Listed' and next_code = 'ENTER_CODE'", LISTED / 10);
		String password = UUID.randomUUID().toString();
		this.world.mailbox().demandLogin(MAIL_USER, password);
		awaitCount("some refused", "act_ru_incident", LISTED / 40);
		one.kill();
		long linesLeft = count("upload_row where state = 'READY'");
		one.start();
		awaitCount("all begun", "upload_row where state = 'STARTED'", LISTED);
		awaitCount("all tried", "enterprise where name = 'Listed' and (next_code = 'ENTER_CODE' or exists (select 1"
				+ " from act_ru_incident join act_ru_execution e on e.proc_inst_id_ = act_ru_incident.proc_inst_id_"
				+ " where e.business_key_ = enterprise.id::text))", LISTED);
		long refused = count("act_ru_incident");
		giveNodes(password);
		for (Node node : List.of(other, one)) {
			node.awaitReady();
			node.stop();
			node.start();
			node.awaitReady();
		}

		String run = tryAgain("MAIL_LOGIN_REFUSED");
		awaitCount("some tried again", "support_run_case where result = 'TRIED'", refused / 4);
		one.kill();
		long casesLeft = count("support_run_case where result = 'TO_DO'");
		awaitCount("run ended", "support_run where state = 'DONE'", 1);
		awaitCount("all letters", "enterprise where name = 'Listed' and next_code = 'ENTER_CODE'", LISTED);
		one.start();

		JsonNode ended = ResellerProgram.read(other.operator().get("/support/api/runs/" + run));
		assertThat(ended.path("counts")).hasToString("{\"TRIED\":" + refused + "}");
		assertThat(count("audit_entry where person is not null and text like '%others of the same cause%'"))
			.as("each once")
			.isEqualTo(refused);
		assertThat(count("enterprise where name = 'Listed'")).isEqualTo(LISTED);
		assertThat(count("act_ru_incident")).isZero();
		assertThat(companies).allSatisfy((company) -> assertThat(company.letters()).as(company.admin()).isEqualTo(1));
		System.out.println("killed with " + linesLeft + " of " + LISTED + " lines and " + casesLeft + " of " + refused
				+ " cases left");
	}

	/** Writes the file of the secret, which a node reads when it starts. */
	private void giveNodes(String password) throws IOException {
		Files.writeString(this.mailPassword, password);
	}

	private Seller seller() {
		this.database.sql("update reseller_user set password = ?")
			.param("{bcrypt}" + new BCryptPasswordEncoder(4).encode(PORTAL_PASSWORD))
			.update();
		return Seller.at(this.world.publicUrl(), "reseller@northwind.example", PORTAL_PASSWORD);
	}

	/** Support tries all cases of that cause again; answers with the run's id. */
	private String tryAgain(String cause) throws IOException {
		var begun = this.nodes.get(1).operator().post("/support/api/runs", """
				{"cause":"%s","perMinute":600,"reason":"The new password is in place"}""".formatted(cause));
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
		return ResellerProgram.read(begun).path("id").asText();
	}

	private void awaitCount(String what, String rows, long atLeast) {
		await(what).atMost(Duration.ofMinutes(2).plus(Duration.ofMillis(500L * LISTED)))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> count(rows) >= atLeast);
	}

	/** Begins one and makes the visit, again and again if a node dies under it. */
	private void onboard(Company company) {
		again(() -> company.begin(this.reseller));
		Mail invitation = again(() -> this.world.mailbox().newestTo(company.admin()).orElse(null));
		again(() -> {
			company.visit(invitation);
			return areBothConsentsGranted(company);
		});
	}

	private static <T> T again(Callable<T> deed) {
		List<T> result = new ArrayList<>();
		await().atMost(Duration.ofMinutes(4))
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(100))
			.until(() -> {
				T got = attempt(deed);
				if (got == null || Boolean.FALSE.equals(got)) {
					return false;
				}
				result.add(got);
				return true;
			});
		return result.get(0);
	}

	/**
	 * Null when a page was not as it should be, because a node has died or just starts.
	 */
	private static <T> T attempt(Callable<T> deed) {
		try {
			return deed.call();
		}
		catch (Exception | AssertionError ex) {
			return null;
		}
	}

	private boolean areBothConsentsGranted(Company company) {
		return this.database.sql("""
				select count(*) from enterprise where admin_email = ? and (status = 'ACTIVE'
					or next_code not in ('ENTER_CODE', 'GRANT_FIRST_CONSENT', 'GRANT_SECOND_CONSENT'))""")
			.param(company.admin())
			.query(Long.class)
			.single() == 1;
	}

	private long active() {
		return count("enterprise where status = 'ACTIVE'");
	}

	private long count(String rows) {
		return this.database.sql("select count(*) from " + rows).query(Long.class).single();
	}

	private static void assertReadableByACollector(Node node) {
		List<JsonNode> lines = node.lines().map(TwoNodesIT::json).toList();

		assertThat(lines).isNotEmpty()
			.allSatisfy((line) -> assertThat(line.path("@timestamp").asText()).isNotEmpty())
			.allSatisfy((line) -> assertThat(line.path("message").isTextual()).isTrue());
	}

	private static JsonNode json(String line) {
		try {
			return JSON.readTree(line);
		}
		catch (IOException ex) {
			throw new AssertionError("Not a line of JSON: " + line, ex);
		}
	}

}
