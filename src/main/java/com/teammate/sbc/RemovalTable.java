package com.teammate.sbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The removals that were asked for. */
@Repository
class RemovalTable {

	private final JdbcClient jdbc;

	RemovalTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(EnterpriseId enterprise, Instant now) {
		this.jdbc.sql("insert into removal (enterprise_id, requested_at) values (?, ?) on conflict do nothing")
			.params(enterprise.value(), Timestamp.from(now))
			.update();
	}

	void finish(EnterpriseId enterprise, Instant now) {
		this.jdbc.sql("update removal set finished_at = coalesce(finished_at, ?) where enterprise_id = ?")
			.params(Timestamp.from(now), enterprise.value())
			.update();
	}

	void tried(EnterpriseId enterprise) {
		this.jdbc.sql("update removal set attempts = attempts + 1 where enterprise_id = ?")
			.param(enterprise.value())
			.update();
	}

	void settle(EnterpriseId enterprise, boolean removed, @Nullable String cause) {
		this.jdbc
			.sql("update removal set application = :application, application_code = :code"
					+ " where enterprise_id = :enterprise")
			.param("application", removed ? "REMOVED" : "LEFT")
			.param("code", cause)
			.param("enterprise", enterprise.value())
			.update();
	}

	Optional<Row> find(EnterpriseId enterprise) {
		return this.jdbc.sql("""
				select requested_at, finished_at, application, application_code, attempts
				from removal where enterprise_id = ?
				""").param(enterprise.value()).query(RemovalTable::row).optional();
	}

	Row get(EnterpriseId enterprise) {
		return find(enterprise).orElseThrow(() -> new IllegalStateException("No removal of " + enterprise));
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		Timestamp finished = row.getTimestamp("finished_at");
		return new Row(row.getTimestamp("requested_at").toInstant(), (finished != null) ? finished.toInstant() : null,
				row.getString("application") != null, row.getString("application_code"), row.getInt("attempts"));
	}

	/**
	 * A removal.
	 *
	 * @param isSettled whether our service principal is gone or left for good
	 * @param cause why it is left
	 * @param attempts how often its deletion failed for a reason that may pass
	 */
	record Row(Instant requestedAt, @Nullable Instant finishedAt, boolean isSettled, @Nullable String cause,
			int attempts) {

	}

}
