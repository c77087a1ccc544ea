package com.teammate.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What {@code docs/operations/backup.md} tells to do, done: a backup of the running
 * product and what follows after it is restored; another role for the database.
 */
class BackupIT {

	private static final String OWNER = "onboarding_owner";

	private static InstalledPostgres postgres;

	private static SandboxWorld world;

	private static Balancer balancer;

	private static Node one;

	private static Node two;

	private static ResellerProgram reseller;

	@BeforeAll
	static void deploy() throws IOException {
		Assumptions.assumeTrue(InstalledPostgres.programs().isPresent(),
				"There is no PostgreSQL in /usr/lib/postgresql");
		Path folder = Files.createDirectories(Path.of("target/production").toAbsolutePath());
		postgres = InstalledPostgres.start(InstalledPostgres.programs().orElseThrow());
		postgres.client("postgres").sql("create role " + OWNER + " nologin").update();
		postgres.client("postgres").sql("create database teammate owner " + OWNER).update();
		world = SandboxWorld.anywhere(Files.createTempDirectory("backup-world"));
		Map<String, String> environment = new TreeMap<>(
				new Deployment(world, Files.createTempDirectory("backup-secrets")).environment());
		environment.put("SPRING_DATASOURCE_URL", postgres.url("teammate"));
		environment.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "10000");
		environment.put("SPRING_APPLICATION_JSON", """
				{"camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle":"R60/PT2S"}""");
		one = new Node(as("onboarding_a", environment), Files.createTempFile(folder, "backup-one", ".log"));
		two = new Node(as("onboarding_b", environment), Files.createTempFile(folder, "backup-two", ".log"));
		balancer = Balancer.start(world.publicUrl().getPort(), List.of(one.port(), two.port()));
		reseller = new ResellerProgram(world.publicUrl(), FirstReseller.API_KEY);
		one.start();
		one.awaitReady();
		FirstReseller.register(one.operator(), postgres.client("teammate"));
	}

	@AfterAll
	static void tidyUp() throws IOException {
		if (postgres != null) {
			one.kill();
			two.kill();
			balancer.close();
			world.close();
			postgres.close();
		}
	}

	@Test
	void goesOnAfterARestoreAndDoesNothingTwice() throws IOException {
		Company early = new Company(world).begin(reseller);
		Company late = new Company(world).begin(reseller);
		Mail first = early.invitation(reseller);
		Mail second = late.invitation(reseller);
		Path backup = Files.createTempDirectory("backup").resolve("teammate.dump");
		postgres.tool("pg_dump", "-Fc", "-f", backup.toString(), "teammate");
		late.visit(second);
		reseller.awaitStatus(late.id(), "ACTIVE");
		one.kill();
		awaitNobody();

		postgres.tool("dropdb", "teammate");
		postgres.tool("createdb", "-O", OWNER, "teammate");
		postgres.tool("pg_restore", "--exit-on-error", "-d", "teammate", backup.toString());
		one.start();
		one.awaitReady();

		early.visit(first);
		reseller.awaitStatus(early.id(), "ACTIVE");
		assertThat(reseller.nextAction(late.id())).isEqualTo("ENTER_CODE");
		late.visit(second);
		reseller.awaitStatus(late.id(), "ACTIVE");
		early.assertNothingTwice();
		late.assertNothingTwice();
	}

	@Test
	void goesOnWhileTheDatabaseGetsAnotherRole() {
		Company company = new Company(world).begin(reseller);
		Mail invitation = company.invitation(reseller);
		two.start();
		two.awaitReady();
		postgres.client("postgres").sql("alter role onboarding_a nologin").update();
		one.kill();

		company.visit(invitation);
		reseller.awaitStatus(company.id(), "ACTIVE");

		postgres.client("postgres").sql("alter role onboarding_a login").update();
		one.start();
		one.awaitReady();
		two.kill();
	}

	/** The server notices a little later that a process was killed. */
	private static void awaitNobody() {
		await("nobody").atMost(Duration.ofSeconds(60))
			.until(() -> postgres.client("postgres")
				.sql("select count(*) from pg_stat_activity where datname = 'teammate'")
				.query(Long.class)
				.single() == 0);
	}

	/** A role that may log in, and works as the owner of the tables. */
	private static Map<String, String> as(String role, Map<String, String> environment) {
		String password = UUID.randomUUID().toString();
		postgres.client("postgres")
			.sql("create role " + role + " login password '" + password + "' in role " + OWNER)
			.update();
		postgres.client("postgres").sql("alter role " + role + " set role " + OWNER).update();
		Map<String, String> own = new TreeMap<>(environment);
		own.put("SPRING_DATASOURCE_USERNAME", role);
		own.put("SPRING_DATASOURCE_PASSWORD", password);
		return own;
	}

}
