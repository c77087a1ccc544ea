package com.teammate.onboarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.teammate.onboarding.Progress.StepId;
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

	/** How far back the times of steps are looked at. */
	private static final Duration RECENT = Duration.ofDays(30);

	private static final Duration OVERDUE = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final ManagementService management;

	private final HistoryService history;

	private final StuckReader stuck;

	private final MigrationRefusals refusals;

	private final Clock clock;

	@Nullable private Snapshot last;

	Figures(JdbcClient jdbc, ManagementService management, HistoryService history, StuckReader stuck,
			MigrationRefusals refusals, Clock clock) {
		this.jdbc = jdbc;
		this.management = management;
		this.history = history;
		this.stuck = stuck;
		this.refusals = refusals;
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
				times(now));
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

	/** The engine's API knows averages only, so its history is read as it lies. */
	private Map<StepId, StepTime> times(Instant now) {
		Map<StepId, StepTime> times = new EnumMap<>(StepId.class);
		this.jdbc
			.sql("""
					select act_id_, count(*), percentile_cont(array[0.5, 0.9]) within group (order by duration_)
					from act_hi_actinst where start_time_ > :since and end_time_ is not null and act_type_ <> 'exclusiveGateway'
					group by act_id_
					""")
			.param("since", Timestamp.from(now.minus(RECENT)))
			.query((rows) -> {
				StepId step = Places.step(rows.getString(1));
				Double[] percentiles = (Double[]) rows.getArray(3).getArray();
				StepTime time = new StepTime(rows.getLong(2), Duration.ofMillis(percentiles[0].longValue()),
						Duration.ofMillis(percentiles[1].longValue()));
				// Of the several places of one step, the slowest tells.
				if (step != null
						&& (times.get(step) == null || times.get(step).median().compareTo(time.median()) < 0)) {
					times.put(step, time);
				}
			});
		return times;
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

	/** How long a step took lately. */
	record StepTime(long count, Duration median, Duration ninetieth) {

	}

}
