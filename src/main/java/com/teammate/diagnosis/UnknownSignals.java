package com.teammate.diagnosis;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What Microsoft said that the catalogue does not know, counted, so that support sees
 * which signal deserves an entry. Each time gets a reference number, which the person in
 * front of the page can read out.
 */
@Repository
public class UnknownSignals {

	private final JdbcClient jdbc;

	private final Clock clock;

	UnknownSignals(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Joins the caller's transaction. */
	@Transactional
	public void note(EnterpriseId enterprise, @Nullable String signal) {
		this.jdbc.sql("""
				insert into unknown_signal (reference, signal, enterprise_id, seen_at)
				values (:reference, :signal, :enterprise, :now)
				""")
			.param("reference", UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT))
			.param("signal", (signal != null) ? signal : "no signal")
			.param("enterprise", enterprise.value())
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** The number of the last time at that enterprise. */
	@Transactional(readOnly = true)
	public Optional<String> lastReference(EnterpriseId enterprise) {
		return this.jdbc
			.sql("select reference from unknown_signal where enterprise_id = ? order by seen_at desc limit 1")
			.param(enterprise.value())
			.query(String.class)
			.optional();
	}

	/** The most frequent first. */
	@Transactional(readOnly = true)
	public List<Unknown> all() {
		return this.jdbc.sql("""
				select signal, count(*) times, max(seen_at) last_seen,
					(array_agg(reference order by seen_at desc))[1:10] refs
				from unknown_signal group by signal order by times desc, last_seen desc
				""")
			.query((row, number) -> new Unknown(row.getString("signal"), row.getInt("times"),
					row.getObject("last_seen", OffsetDateTime.class).toInstant(),
					List.of((String[]) row.getArray("refs").getArray())))
			.list();
	}

	/**
	 * A signal that the catalogue does not know.
	 *
	 * @param references the newest reference numbers, up to ten
	 */
	public record Unknown(String signal, int times, Instant lastSeen, List<String> references) {

	}

}
