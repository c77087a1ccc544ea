package com.teammate.portal;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.zaxxer.hikari.HikariDataSource;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The server of the database ends all connections at random moments while a list is being
 * started: within transactions, in the middle of a commit, while the engine notes a
 * failure.
 */
class BulkCrashTests {

	private static final int LINES = 120;

	private static final int WRONG = 3;

	/** Told by a failure, so that it can be repeated. */
	private final long seed = Long.getLong("teammate.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	private final String mark = "C" + UUID.randomUUID().toString().substring(0, 8);

	/** Connections of its own, so that the test does not share the product's fate. */
	private final JdbcClient outside = outside();

	private int losses;

	private int nextLoss = 1 + this.random.nextInt(8);

	@Test
	void startsEveryLineOnceHoweverOftenTheDatabaseGoesAway() {
		try (Seller seller = Seller.northwind()) {
			HtmlPage page = seller.upload(this.mark + ".csv", list().getBytes(StandardCharsets.UTF_8));
			UUID upload = UUID.fromString(Seller.idOf(page));
			seller.send(page, 1, Map.of());

			await("teammate.seed=" + this.seed).atMost(Duration.ofSeconds(180))
				.pollInterval(Duration.ofMillis(50))
				.until(() -> goesOn(upload).equals("FINISHED"));

			assertThat(this.losses).isGreaterThan(3);
			assertThat(count("upload_row where upload_id = ? and state = 'STARTED'", upload)).isEqualTo(LINES);
			assertThat(count("upload_row where upload_id = ? and state = 'WRONG'", upload)).isEqualTo(WRONG);
			assertThat(count("enterprise where name like ? || ' %'", this.mark)).isEqualTo(LINES);
			assertThat(begun("act_hi_procinst on business_key_ = enterprise_id::text "
					+ "and proc_def_key_ = 'enterprise-onboarding'", upload))
				.isEqualTo(LINES);
			assertThat(begun("event on event.enterprise_id = upload_row.enterprise_id and type = 'enterprise.created'",
					upload))
				.isEqualTo(LINES);
			await().atMost(Duration.ofSeconds(60))
				.ignoreExceptions()
				.until(() -> seller.get("/enterprises/bulk/" + upload)
					.asNormalizedText()
					.contains(LINES + " of " + LINES + " enterprises started"));
		}
		everybodyGetsOneInvitation();
	}

	/** More than one letter may come, but only the same. */
	private void everybodyGetsOneInvitation() {
		await("teammate.seed=" + this.seed).atMost(Duration.ofSeconds(120))
			.pollInterval(Duration.ofMillis(500))
			.until(() -> {
				TestSandbox.world().clock().forward(Duration.ofSeconds(15));
				return invitations().keySet().size() == LINES;
			});
		assertThat(invitations().values()).allMatch((ids) -> ids.stream().distinct().count() == 1);
	}

	private Map<String, List<String>> invitations() {
		return TestSandbox.world()
			.mailbox()
			.messages()
			.stream()
			.filter((mail) -> mail.to().contains(this.mark))
			.collect(Collectors.groupingBy(Mail::to, Collectors.mapping(Mail::messageId, Collectors.toList())));
	}

	/**
	 * Time passes in which jobs are tried again; now and then the connections are lost.
	 */
	private String goesOn(UUID upload) {
		if (count("upload_row where upload_id = ? and state = 'STARTED'", upload) >= this.nextLoss) {
			this.outside.sql("""
					select count(pg_terminate_backend(pid)) from pg_stat_activity
					where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
					""").query(Integer.class).single();
			this.losses++;
			this.nextLoss += 5 + this.random.nextInt(10);
		}
		TestSandbox.world().clock().forward(Duration.ofSeconds(3));
		return this.outside.sql("select state from upload where id = ?").param(upload).query(String.class).single();
	}

	private String list() {
		return "name,adminEmail,sbcRegions,services\n" + IntStream.range(0, LINES + WRONG)
			.mapToObj((i) -> this.mark + " " + i + ",admin@"
					+ ((i % 41 == 40) ? "outlook.com" : this.mark + i + ".example") + ",us-west,TRUNK\n")
			.collect(Collectors.joining());
	}

	private int count(String from, Object parameter) {
		return this.outside.sql("select count(*) from " + from).param(parameter).query(Integer.class).single();
	}

	private int begun(String joined, UUID upload) {
		return count("upload_row join " + joined + " where upload_id = ?", upload);
	}

	private static JdbcClient outside() {
		try {
			HikariDataSource pool = TestSandbox.bean(DataSource.class).unwrap(HikariDataSource.class);
			return JdbcClient
				.create(new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
