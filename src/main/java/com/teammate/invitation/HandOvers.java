package com.teammate.invitation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.ErasedPerson;
import com.teammate.enterprise.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** From whom to whom an invitation was passed on. */
@Repository
public class HandOvers implements PersonalData {

	/** Enough for an honest search, too few to send mail about. */
	private static final int A_DAY = 3;

	private final JdbcClient jdbc;

	private final Clock clock;

	HandOvers(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Joins the caller's transaction. */
	@Transactional
	public void note(EnterpriseId enterprise, EmailAddress from, EmailAddress to) {
		this.jdbc.sql("insert into hand_over (enterprise_id, from_address, to_address, handed_at) values (?, ?, ?, ?)")
			.params(enterprise.value(), from.value(), to.value(), this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Whether there have been so many today that one more looks like abuse. */
	@Transactional(readOnly = true)
	public boolean isEnough(EnterpriseId enterprise) {
		Instant since = this.clock.instant().minus(Duration.ofDays(1));
		return of(enterprise).stream().filter((one) -> one.at().isAfter(since)).count() >= A_DAY;
	}

	/** The chain, oldest first. */
	@Transactional(readOnly = true)
	public List<HandOver> of(EnterpriseId enterprise) {
		return this.jdbc.sql("""
				select from_address, to_address, handed_at
				from hand_over where enterprise_id = ? order by id
				""")
			.param(enterprise.value())
			.query((row, number) -> new HandOver(new EmailAddress(row.getString("from_address")),
					new EmailAddress(row.getString("to_address")),
					row.getObject("handed_at", OffsetDateTime.class).toInstant()))
			.list();
	}

	@Override
	@Transactional
	public void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from hand_over where enterprise_id = ?").param(enterprise.value()).update();
	}

	@Override
	@Transactional
	public void erase(EnterpriseId enterprise, ErasedPerson person) {
		this.jdbc.sql("""
				update hand_over set from_address = regexp_replace(from_address, :address, :pseudonym, 'gi'),
					to_address = regexp_replace(to_address, :address, :pseudonym, 'gi')
				where enterprise_id = :enterprise
				""")
			.param("address", person.pattern())
			.param("pseudonym", person.pseudonym().value())
			.param("enterprise", enterprise.value())
			.update();
	}

	/** One link of the chain. */
	public record HandOver(EmailAddress from, EmailAddress to, Instant at) {

	}

}
