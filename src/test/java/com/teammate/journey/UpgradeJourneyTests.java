package com.teammate.journey;

import com.teammate.sandbox.TestSandbox;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A node of an older release restarts after a newer one has changed the tables. */
class UpgradeJourneyTests {

	private static final String LATER = "99999.1";

	private JdbcClient database;

	@BeforeEach
	void upgradeTables() {
		assertThat(TestSandbox.world()).isNotNull();
		this.database = TestSandbox.bean(JdbcClient.class);
		this.database.sql("""
				insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
					execution_time, success)
				select max(installed_rank) + 1, ?, 'of a later release', 'SQL', 'later.sql', 'newer node', 1, true
				from flyway_schema_history""").param(LATER).update();
	}

	@AfterEach
	void forget() {
		this.database.sql("delete from flyway_schema_history where version = ?").param(LATER).update();
	}

	@Test
	void ignoresMigrationsThatItDoesNotKnow() {
		assertThat(TestSandbox.bean(Flyway.class).migrate().success).isTrue();
	}

}
