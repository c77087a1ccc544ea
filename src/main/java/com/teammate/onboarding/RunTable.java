package com.teammate.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Run.Result;
import com.teammate.onboarding.Run.State;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The runs and their cases as they lie in the tables. */
@Component
class RunTable {

	private static final String COLUMNS = "id, cause, person, reason, per_minute, state, begun_at, "
			+ "ended_at, reseller";

	private final JdbcClient jdbc;

	private final Clock clock;

	RunTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void add(UUID id, @Nullable String cause, @Nullable String reseller, StaffAct act, int perMinute) {
		this.jdbc.sql("""
				insert into support_run (id, cause, reseller, person, reason, per_minute, state, begun_at)
				values (?, ?, ?, ?, ?, ?, 'RUNNING', ?)
				""").params(id, cause, reseller, act.person(), act.reason(), perMinute, now()).update();
	}

	void add(UUID run, Collection<EnterpriseId> enterprises, Result result) {
		this.jdbc.sql("""
				insert into support_run_case (run_id, enterprise_id, result, at)
				select :run, id, :result, :at from unnest(:ids) id
				""")
			.param("run", run)
			.param("result", result.name())
			.param("at", (result != Result.TO_DO) ? now() : null, java.sql.Types.TIMESTAMP)
			.param("ids", enterprises.stream().map(EnterpriseId::value).toArray(UUID[]::new))
			.update();
	}

	/** Those whose turn is next, in a fixed order. */
	List<EnterpriseId> next(UUID run, int limit) {
		return this.jdbc
			.sql("select enterprise_id from support_run_case where run_id = ? and result = 'TO_DO' order by 1 limit ?")
			.params(run, limit)
			.query(UUID.class)
			.list()
			.stream()
			.map(EnterpriseId::new)
			.toList();
	}

	void decide(UUID run, EnterpriseId enterprise, Result result) {
		this.jdbc.sql("update support_run_case set result = ?, at = ? where run_id = ? and enterprise_id = ?")
			.params(result.name(), now(), run, enterprise.value())
			.update();
	}

	/** Whatever has not been tried will not be. */
	void giveUp(UUID run) {
		this.jdbc.sql("update support_run_case set result = 'STOPPED', at = ? where run_id = ? and result = 'TO_DO'")
			.params(now(), run)
			.update();
	}

	/** False when the run is not in any of those states. */
	boolean become(UUID run, State state, State... from) {
		boolean over = state == State.DONE || state == State.STOPPED;
		return this.jdbc
			.sql("update support_run set state = :state, ended_at = :at where id = :id and state = any(:from)")
			.param("state", state.name())
			.param("at", over ? now() : null, java.sql.Types.TIMESTAMP)
			.param("id", run)
			.param("from", List.of(from).stream().map(State::name).toArray(String[]::new))
			.update() == 1;
	}

	/** Whether Microsoft has asked anybody to slow down within the last minute. */
	boolean isThrottled() {
		return this.jdbc.sql("select exists (select 1 from attempt where at > ? and cause = 'MICROSOFT_THROTTLES')")
			.param(Timestamp.from(this.clock.instant().minusSeconds(60)))
			.query(Boolean.class)
			.single();
	}

	Optional<Run> find(UUID id) {
		return this.jdbc.sql("select " + COLUMNS + " from support_run where id = ?")
			.param(id)
			.query(this::run)
			.optional();
	}

	/** As {@link Run#version} counts. */
	Map<UUID, Long> versions(Collection<UUID> runs) {
		Map<UUID, Long> versions = new HashMap<>();
		this.jdbc
			.sql("""
					select id, state, (select count(*) from support_run_case where run_id = id and result <> 'TO_DO') decided
					from support_run where id = any (?)
					""")
			.param(runs.toArray(UUID[]::new))
			.query((row) -> {
				versions.put(row.getObject("id", UUID.class),
						Run.version(State.valueOf(row.getString("state")), row.getLong("decided")));
			});
		return versions;
	}

	/** Newest first. */
	List<Run> latest(int limit) {
		return this.jdbc.sql("select " + COLUMNS + " from support_run order by begun_at desc limit ?")
			.param(limit)
			.query(this::run)
			.list();
	}

	/** What became of each case. */
	Map<EnterpriseId, Result> results(UUID run) {
		Map<EnterpriseId, Result> results = new java.util.LinkedHashMap<>();
		this.jdbc.sql("select enterprise_id, result from support_run_case where run_id = ? order by at nulls last, 1")
			.param(run)
			.query((row) -> {
				results.put(new EnterpriseId(row.getObject(1, UUID.class)), Result.valueOf(row.getString(2)));
			});
		return results;
	}

	private Run run(ResultSet row, int number) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		Timestamp ended = row.getTimestamp("ended_at");
		return new Run(id, row.getString("cause"), row.getString("reseller"), row.getString("person"),
				row.getString("reason"), row.getInt("per_minute"), State.valueOf(row.getString("state")),
				row.getTimestamp("begun_at").toInstant(), (ended != null) ? ended.toInstant() : null, counts(id));
	}

	private Map<Result, Integer> counts(UUID run) {
		Map<Result, Integer> counts = new EnumMap<>(Result.class);
		this.jdbc.sql("select result, count(*) from support_run_case where run_id = ? group by result")
			.param(run)
			.query((row) -> {
				counts.put(Result.valueOf(row.getString(1)), row.getInt(2));
			});
		return counts;
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

}
