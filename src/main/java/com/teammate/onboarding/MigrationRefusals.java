package com.teammate.onboarding;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

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
				insert into migration_refusal (instance_id, at) values (?, ?)
				on conflict (instance_id) do update set at = excluded.at
				returning (xmax = 0)""")
			.params(instance, Timestamp.from(this.clock.instant()))
			.query(Boolean.class)
			.single();
	}

	void forget(String instance) {
		this.jdbc.sql("delete from migration_refusal where instance_id = ?").param(instance).update();
	}

	/** Those that have ended since. */
	void forgetEnded() {
		this.jdbc.sql(
				"delete from migration_refusal where not exists (select 1 from act_ru_execution where id_ = instance_id)")
			.update();
	}

	long count() {
		return this.jdbc.sql("select count(*) from migration_refusal").query(Long.class).single();
	}

}
