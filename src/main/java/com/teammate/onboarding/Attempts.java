package com.teammate.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.teammate.diagnosis.Diagnosis;
import com.teammate.diagnosis.FailureReport;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers every failed try: the engine keeps only the last one of each job, and forgets
 * it once the job succeeds.
 */
@Component
class Attempts {

	/** As long as the engine's history. */
	private static final Duration KEPT = Duration.ofDays(180);

	private final JdbcClient jdbc;

	private final Clock clock;

	Attempts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void note(EnterpriseId enterprise, @Nullable String region, String activity, Diagnosis diagnosis,
			Throwable failure) {
		Instant now = this.clock.instant();
		this.jdbc.sql("delete from attempt where at < ?").param(Timestamp.from(now.minus(KEPT))).update();
		FailureReport report = FailureReport.of(failure);
		this.jdbc.sql("""
				insert into attempt (enterprise_id, region, activity, cause, words, stack_trace, request_id, at)
				values (:enterprise, :region, :activity, :cause, :words, :stackTrace, :request, :at)
				""")
			.param("enterprise", enterprise.value())
			.param("region", region)
			.param("activity", activity)
			.param("cause", diagnosis.code())
			.param("words", report.words())
			.param("stackTrace", report.stackTrace())
			.param("request", report.requestId())
			.param("at", Timestamp.from(now))
			.update();
	}

	/** What failed for an enterprise, newest first. */
	List<Attempt> of(EnterpriseId enterprise, int limit) {
		return this.jdbc.sql("""
				select region, activity, cause, words, stack_trace, request_id, at
				from attempt where enterprise_id = ? order by id desc limit ?
				""").params(enterprise.value(), limit).query(Attempts::attempt).list();
	}

	/** Whose step failed with that request at Microsoft. */
	List<EnterpriseId> failedWith(String requestId) {
		return this.jdbc.sql("select distinct enterprise_id from attempt where request_id = ?")
			.param(requestId)
			.query(UUID.class)
			.list()
			.stream()
			.map(EnterpriseId::new)
			.toList();
	}

	private static Attempt attempt(ResultSet row, int number) throws SQLException {
		String region = row.getString("region");
		return new Attempt(row.getTimestamp("at").toInstant(), row.getString("activity"),
				(region != null) ? new RegionId(region) : null, row.getString("cause"), row.getString("words"),
				row.getString("stack_trace"), row.getString("request_id"));
	}

}
