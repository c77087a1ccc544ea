package com.teammate.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often we looked for a proof, and when we found it. */
@Repository
class Looks {

	private final JdbcClient jdbc;

	private final Clock clock;

	Looks(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Look> of(EnterpriseId enterprise) {
		return this.jdbc.sql("""
				select attempts, tried_at, not_before, proven_at
				from consent_proof where enterprise_id = :enterprise
				""")
			.param("enterprise", enterprise.value())
			.query((row, number) -> new Look(row.getInt("attempts"),
					row.getObject("tried_at", OffsetDateTime.class).toInstant(),
					instant(row.getObject("not_before", OffsetDateTime.class)),
					instant(row.getObject("proven_at", OffsetDateTime.class))))
			.optional();
	}

	void countInVain(EnterpriseId enterprise, @Nullable Duration stayAway) {
		Instant now = this.clock.instant();
		this.jdbc.sql("""
				insert into consent_proof (enterprise_id, attempts, tried_at, not_before)
				values (:enterprise, 1, :now, :notBefore)
				on conflict (enterprise_id) do update set attempts = consent_proof.attempts + 1,
					tried_at = excluded.tried_at, not_before = excluded.not_before
				""")
			.param("enterprise", enterprise.value())
			.param("now", at(now))
			.param("notBefore", (stayAway != null) ? at(now.plus(stayAway)) : null)
			.update();
	}

	void proven(EnterpriseId enterprise) {
		this.jdbc.sql("""
				insert into consent_proof (enterprise_id, attempts, tried_at, proven_at)
				values (:enterprise, 0, :now, :now)
				on conflict (enterprise_id) do update set attempts = 0, tried_at = excluded.tried_at,
					not_before = null, proven_at = excluded.proven_at
				""").param("enterprise", enterprise.value()).param("now", at(this.clock.instant())).update();
	}

	/** A new answer makes looking worth while again, soon. */
	void startOver(EnterpriseId enterprise) {
		this.jdbc.sql("delete from consent_proof where enterprise_id = :enterprise and proven_at is null")
			.param("enterprise", enterprise.value())
			.update();
	}

	void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from consent_proof where enterprise_id = :enterprise")
			.param("enterprise", enterprise.value())
			.update();
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * The looks so far.
	 *
	 * @param notBefore until when Microsoft asked us to stay away
	 */
	record Look(int attempts, Instant triedAt, @Nullable Instant notBefore, @Nullable Instant provenAt) {

	}

}
