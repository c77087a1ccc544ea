package com.teammate.onboarding;

import java.sql.SQLException;
import java.util.List;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables from the engine's own scripts, so that one tool knows the
 * whole schema.
 */
@Component
class EngineSchema implements JavaMigration {

	private static final List<String> PARTS = List.of("engine", "identity", "history", "case.engine", "case.history",
			"decision.engine", "decision.history");

	@Override
	public MigrationVersion getVersion() {
		return MigrationVersion.fromVersion("1");
	}

	@Override
	public String getDescription() {
		return "engine";
	}

	@Override
	public @Nullable Integer getChecksum() {
		return null;
	}

	@Override
	public boolean canExecuteInTransaction() {
		return true;
	}

	@Override
	public void migrate(Context context) throws SQLException {
		for (String part : PARTS) {
			ScriptUtils.executeSqlScript(context.getConnection(), new EncodedResource(new ClassPathResource(
					"org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql")));
		}
		// Job acquisition must read past every waiting timer: at 100,000 of them 0.04 ms
		// instead of 22-45.
		try (var statement = context.getConnection().createStatement()) {
			statement.execute("create index teammate_job_due on act_ru_job (duedate_)");
		}
	}

}
