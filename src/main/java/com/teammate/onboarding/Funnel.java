package com.teammate.onboarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.teammate.onboarding.Progress.StepId;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far onboardings come, how long each step takes and where they end. Read from the
 * engine's history as it lies, because its API knows no percentiles.
 */
@Service
public class Funnel {

	private static final Duration RECENT = Duration.ofDays(180);

	private static final String PLACES = """
			from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_
				join enterprise e on e.id::text = p.business_key_
			where p.proc_def_key_ = 'enterprise-onboarding' and a.start_time_ > :since
				and (:reseller::uuid is null or e.reseller_id = :reseller)
				and (:region::text is null or :region = any(e.sbc_regions))
			""";

	private final JdbcClient jdbc;

	private final Clock clock;

	Funnel(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * The steps in their order, over the last 180 days.
	 * @param reseller of all when null
	 * @param region of all when null
	 */
	@Transactional(readOnly = true)
	public List<Stage> stages(@Nullable ResellerId reseller, @Nullable String region) {
		Map<StepId, Stage> stages = new EnumMap<>(StepId.class);
		this.jdbc
			.sql("""
					select a.act_id_, count(distinct p.business_key_),
						count(distinct p.business_key_) filter (where a.end_time_ is null and e.status = 'ONBOARDING'),
						count(distinct p.business_key_) filter (where a.end_time_ is not null and e.status in ('DISABLED', 'REMOVING', 'REMOVED')
							and not exists (select 1 from act_hi_actinst l where l.proc_inst_id_ = p.id_ and l.start_time_ > a.start_time_
								and l.act_type_ in ('serviceTask', 'intermediateMessageCatch', 'eventBasedGateway', 'callActivity'))),
						coalesce(percentile_cont(0.5) within group (order by a.duration_), 0),
						coalesce(percentile_cont(0.9) within group (order by a.duration_), 0)
					"""
					+ PLACES + " group by a.act_id_")
			.param("since", Timestamp.from(this.clock.instant().minus(RECENT)))
			.param("reseller", (reseller != null) ? reseller.value() : null, java.sql.Types.OTHER)
			.param("region", region, java.sql.Types.VARCHAR)
			.query((row) -> {
				StepId step = Places.step(row.getString(1));
				if (step != null) {
					stages.merge(step, new Stage(step, row.getInt(2), row.getInt(3), row.getInt(4),
							Duration.ofMillis((long) row.getDouble(5)), Duration.ofMillis((long) row.getDouble(6))),
							Stage::with);
				}
			});
		return Arrays.stream(StepId.values())
			.map((step) -> stages.getOrDefault(step, new Stage(step, 0, 0, 0, Duration.ZERO, Duration.ZERO)))
			.toList();
	}

	/**
	 * One step.
	 *
	 * @param reached how many enterprises have come to it
	 * @param here how many are there now
	 * @param ended how many were disabled or removed there
	 */
	public record Stage(StepId step, int reached, int here, int ended, Duration median, Duration ninetieth) {

		/** Of several places in the diagram the slowest tells how long the step takes. */
		Stage with(Stage other) {
			return new Stage(this.step, Math.max(this.reached, other.reached), this.here + other.here,
					this.ended + other.ended, longer(this.median, other.median),
					longer(this.ninetieth, other.ninetieth));
		}

		private static Duration longer(Duration one, Duration other) {
			return (one.compareTo(other) >= 0) ? one : other;
		}

	}

}
