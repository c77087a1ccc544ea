package com.teammate.onboarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.teammate.onboarding.Progress.StepId;
import com.teammate.onboarding.StepTimes.StepTime;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is worth a curve on a screen, read when somebody asks and not more often than once
 * a minute.
 */
@Component
class Figures {

	private static final Duration FRESH = Duration.ofMinutes(1);

	private static final Duration OVERDUE = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final ManagementService management;

	private final HistoryService history;

	private final StuckReader stuck;

	private final MigrationRefusals refusals;

	private final StepTimes times;

	private final Clock clock;

	@Nullable private Snapshot last;

	Figures(JdbcClient jdbc, ManagementService management, HistoryService history, StuckReader stuck, StepTimes times,
			MigrationRefusals refusals, Clock clock) {
		this.jdbc = jdbc;
		this.management = management;
		this.history = history;
		this.stuck = stuck;
		this.refusals = refusals;
		this.times = times;
		this.clock = clock;
	}

	synchronized Snapshot now() {
		Instant now = this.clock.instant();
		if (this.last == null || this.last.at().plus(FRESH).isBefore(now)) {
			this.last = read(now);
		}
		return this.last;
	}

	private Snapshot read(Instant now) {
		Map<String, Long> statuses = counts("select status, count(*) from enterprise group by status");
		Map<String, Long> waiting = counts("""
				select next_code, count(*) from enterprise
				where status in ('ONBOARDING', 'REMOVING') and next_code is not null group by next_code""");
		long started = statuses.values().stream().mapToLong(Long::longValue).sum();
		long completed = this.history.createHistoricProcessInstanceQuery()
			.processDefinitionKey(OnboardingProcess.KEY)
			.finished()
			.count();
		long due = this.management.createJobQuery().executable().count();
		long overdue = this.management.createJobQuery()
			.withRetriesLeft()
			.active()
			.duedateLowerThan(Timestamp.from(now.minus(OVERDUE)))
			.count();
		List<StuckCause> causes = StuckReader.grouped(this.stuck.all());
		return new Snapshot(now, started, completed, due, overdue, this.refusals.count(), statuses, waiting,
				causes.stream()
					.collect(Collectors.toMap((cause) -> cause.cause().code(), (cause) -> (long) cause.incidents())),
				causes.stream()
					.collect(Collectors.toMap((cause) -> cause.cause().code(), (cause) -> (long) cause.retrying())),
				this.times.now());
	}

	private Map<String, Long> counts(String sql) {
		return this.jdbc.sql(sql).query((rows) -> {
			Map<String, Long> counts = new HashMap<>();
			while (rows.next()) {
				counts.put(rows.getString(1), rows.getLong(2));
			}
			return counts;
		});
	}

	/**
	 * The figures of one moment.
	 *
	 * @param completed within the history that is kept
	 * @param waiting enterprises by the code of their next action
	 * @param refused instances that could not be moved to the diagram of this release
	 * @param incidents enterprises by the cause for which a step has given up
	 */
	record Snapshot(Instant at, long started, long completed, long due, long overdue, long refused,
			Map<String, Long> statuses, Map<String, Long> waiting, Map<String, Long> incidents,
			Map<String, Long> retrying, Map<StepId, StepTime> times) {

	}

}
