package com.teammate.cdr;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.audit.Party.Kind;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notes who has read calls of which days. Pages through a list, reloads and programs that
 * ask every minute are one entry: an hour of a person, a day of a program, and another
 * only for days that are not in it yet.
 */
@Service
@Transactional
public class CallReadings implements PersonalData {

	private static final Duration KEPT = Duration.ofDays(365);

	private final JdbcClient jdbc;

	private final Audit audit;

	private final Clock clock;

	CallReadings(JdbcClient jdbc, Audit audit, Clock clock) {
		this.jdbc = jdbc;
		this.audit = audit;
		this.clock = clock;
	}

	void note(EnterpriseId enterprise, CallRange range, Party by) {
		if (widen(enterprise, range, by)) {
			this.audit.note(enterprise.value(), by,
					"Read the calls of " + range.firstDay() + " to " + range.lastDay() + " (UTC).");
			forgetBefore(enterprise, this.clock.instant().minus(KEPT));
		}
	}

	/** What the reseller has read, newest first. */
	@Transactional(readOnly = true)
	public List<Reading> byReseller(EnterpriseId enterprise, int limit) {
		return this.jdbc.sql("""
				select since, party, first_day, last_day from call_reading
				where enterprise_id = ? and party in ('USER', 'API_KEY') order by since desc, party, party_id limit ?
				""")
			.params(enterprise.value(), limit)
			.query((row, number) -> new Reading(row.getTimestamp("since").toInstant(),
					Kind.valueOf(row.getString("party")), row.getObject("first_day", LocalDate.class),
					row.getObject("last_day", LocalDate.class)))
			.list();
	}

	@Override
	public void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from call_reading where enterprise_id = ?").param(enterprise.value()).update();
	}

	/** Tells whether there is something new. */
	private boolean widen(EnterpriseId enterprise, CallRange range, Party by) {
		return this.jdbc.sql("""
				insert into call_reading (enterprise_id, since, party, party_id, first_day, last_day)
				values (:enterprise, :since, :party, :id, :first, :last)
				on conflict (enterprise_id, since, party, party_id) do update
				set first_day = least(call_reading.first_day, excluded.first_day),
					last_day = greatest(call_reading.last_day, excluded.last_day)
				where excluded.first_day < call_reading.first_day or excluded.last_day > call_reading.last_day
				""")
			.param("enterprise", enterprise.value())
			.param("since", Timestamp.from(this.clock.instant().truncatedTo(span(by))))
			.param("party", by.kind().name())
			.param("id", Objects.requireNonNullElse(by.id(), enterprise.value()))
			.param("first", range.firstDay())
			.param("last", range.lastDay())
			.update() > 0;
	}

	private static ChronoUnit span(Party by) {
		return (by.kind() == Kind.API_KEY) ? ChronoUnit.DAYS : ChronoUnit.HOURS;
	}

	private void forgetBefore(EnterpriseId enterprise, Instant moment) {
		this.jdbc.sql("delete from call_reading where enterprise_id = ? and since < ?")
			.params(enterprise.value(), Timestamp.from(moment))
			.update();
	}

	/**
	 * That somebody has read calls.
	 *
	 * @param since begin of the hour, or of the day for programs
	 */
	public record Reading(Instant since, Kind kind, LocalDate from, LocalDate to) {

	}

}
