package com.teammate.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.teammate.sandbox.TestSandbox;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A node of an older release restarts after a newer one has changed the tables. */
class UpgradeJourneyTests {

	private static final String LATER = "99999.1";

	/** Landed after ours, with a lower number. */
	private static final String BETWEEN = "2.99";

	private JdbcClient database;

	@BeforeEach
	void upgradeTables() {
		assertThat(TestSandbox.world()).isNotNull();
		this.database = TestSandbox.bean(JdbcClient.class);
		List.of(LATER, BETWEEN).forEach(this::upgradeTables);
	}

	private void upgradeTables(String version) {
		this.database.sql("""
				insert into flyway_schema_history (installed_rank, version, description, type, script, installed_by,
					execution_time, success)
				select max(installed_rank) + 1, ?, 'of a later release', 'SQL', 'later.sql', 'newer node', 1, true
				from flyway_schema_history""").param(version).update();
	}

	@AfterEach
	void forget() {
		this.database.sql("delete from flyway_schema_history where version in (?, ?)").params(LATER, BETWEEN).update();
	}

	@Test
	void ignoresMigrationsThatItDoesNotKnow() {
		assertThat(TestSandbox.bean(Flyway.class).migrate().success).isTrue();
	}

	@Test
	void appliesWhatLandedLaterWithALowerNumber(@TempDir Path folder) throws IOException {
		forget();
		Files.writeString(folder.resolve("V2_99__between.sql"), "select 1;");
		Flyway flyway = TestSandbox.bean(Flyway.class);

		var result = Flyway.configure()
			.configuration(flyway.getConfiguration())
			.locations("classpath:db/migration", "filesystem:" + folder)
			.load()
			.migrate();

		assertThat(result.migrations).extracting((migration) -> migration.version).containsExactly(BETWEEN);
	}

}
