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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two nodes on one database, as two processes behind a balancer, of which one after the
 * other is killed at random moments while many companies are onboarded.
 */
class TwoNodesIT {

	private static final int ONBOARDINGS = Integer.getInteger("teammate.onboardings", 200);

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

	@BeforeEach
	void start() throws IOException {
		System.out.println("teammate.seed=" + SEED);
		Path folder = Files.createDirectories(Path.of("target/production").toAbsolutePath());
		this.world = SandboxWorld.anywhere(Files.createTempDirectory("two-nodes"));
		Map<String, String> environment = new TreeMap<>(
				new Deployment(this.world, Files.createTempDirectory("two-nodes-secrets")).environment());
		// Longer than any job here, or a node that lives would lose its job to the other.
		environment.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "20000");
		environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
		environment.put("SPRING_APPLICATION_JSON", """
				{"camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle":"R60/PT2S"}""");
		for (String name : List.of("one", "two")) {
			this.nodes.add(new Node(environment, Files.createTempFile(folder, "node-" + name, ".log")));
		}
		this.balancer = Balancer.start(this.world.publicUrl().getPort(), this.nodes.stream().map(Node::port).toList());
		this.reseller = new ResellerProgram(this.world.publicUrl(), FirstReseller.API_KEY);
		this.database = JdbcClient
			.create(new DriverManagerDataSource(this.world.database().url(), "postgres", "postgres"));
		this.nodes.forEach(Node::start);
		this.nodes.forEach(Node::awaitReady);
		FirstReseller.register(this.nodes.get(0).operator(), this.database);
	}

	@AfterEach
	void stop() throws IOException {
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
		assertThat(count("enterprise")).isEqualTo(ONBOARDINGS);
		assertThat(count("act_ru_incident")).isZero();
		assertThat(count("act_ru_job where process_def_key_ in ('enterprise-onboarding', 'link-sbc-region')")).isZero();
		this.nodes.forEach(TwoNodesIT::assertReadableByACollector);
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
		List<JsonNode> lines = node.output().lines().map(TwoNodesIT::json).toList();

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
