package com.teammate.onboarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Instances that could not be moved to a newer diagram; each is tried again every hour.
 */
@Component
class MigrationRefusals {

	private static final Duration FRESH = Duration.ofHours(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	MigrationRefusals(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean isFresh(String instance) {
		return this.jdbc.sql("select count(*) from migration_refusal where instance_id = ? and at > ?")
			.params(instance, Timestamp.from(this.clock.instant().minus(FRESH)))
			.query(Long.class)
			.single() > 0;
	}

	/** Whether it is the first time. */
	boolean note(String instance) {
		return this.jdbc.sql("""
				insert into migration_refusal (instance_id, at, since) values (:instance, :now, :now)
				on conflict (instance_id) do update set at = excluded.at
				returning (xmax = 0)""")
			.param("instance", instance)
			.param("now", Timestamp.from(this.clock.instant()))
			.query(Boolean.class)
			.single();
	}

	/** Those of these instances, or all. */
	List<Refused> of(@Nullable Collection<String> instances) {
		return this.jdbc
			.sql("select instance_id, at, since from migration_refusal where :all or instance_id = any (:instances)")
			.param("all", instances == null)
			.param("instances", (instances != null) ? instances.toArray(String[]::new) : new String[0])
			.query((row, number) -> new Refused(row.getString("instance_id"), row.getTimestamp("since").toInstant(),
					row.getTimestamp("at").toInstant().plus(FRESH)))
			.list();
	}

	/** Has these tried again at the next look; how many those are. */
	int hurry(Collection<String> instances) {
		return this.jdbc.sql("update migration_refusal set at = 'epoch' where instance_id = any (?)")
			.param(instances.toArray(String[]::new))
			.update();
	}

	void forget(String instance) {
		this.jdbc.sql("delete from migration_refusal where instance_id = ?").param(instance).update();
	}

	/** Those that have ended since, or stand on none of these diagrams any more. */
	void forgetOthers(Collection<String> definitions) {
		this.jdbc.sql("""
				delete from migration_refusal where not exists (select 1 from act_ru_execution
				where id_ = instance_id and proc_def_id_ = any (?))""")
			.param(definitions.toArray(String[]::new))
			.update();
	}

	long count() {
		return this.jdbc.sql("select count(*) from migration_refusal").query(Long.class).single();
	}

	/** An instance that stays on its diagram, and when it is tried again. */
	record Refused(String instance, Instant since, Instant nextTry) {

	}

}
