package com.teammate.account;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Letters that are still to be written. Whoever asks for one only leaves an address here,
 * in the transaction of what it is about: so a letter is never lost, and asking for one
 * takes the same time whether anybody lives there or not.
 */
@Component
class LetterBox {

	private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1),
			Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(8));

	private final JdbcClient jdbc;

	private final Clock clock;

	LetterBox(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Never waits for one that is being sent: that would tell that somebody lives there.
	 */
	void drop(Purpose purpose, String email) {
		this.jdbc.sql("delete from account_letter where purpose = ? and email = ? and due_at = 'infinity'")
			.params(purpose.name(), People.normal(email))
			.update();
		this.jdbc.sql("insert into account_letter (purpose, email, due_at) values (?, ?, ?)")
			.params(purpose.name(), People.normal(email), Timestamp.from(this.clock.instant()))
			.update();
	}

	/** Takes out the next one; it is back if the transaction fails. */
	Optional<Wanted> take() {
		return this.jdbc.sql("""
				delete from account_letter where id = (
					select id from account_letter where due_at <= ? order by due_at limit 1 for update skip locked)
				returning id, purpose, email, tries""")
			.param(Timestamp.from(this.clock.instant()))
			.query((row, number) -> new Wanted(row.getLong("id"), Purpose.valueOf(row.getString("purpose")),
					row.getString("email"), row.getInt("tries")))
			.optional();
	}

	/**
	 * Puts one that could not be sent off until later; after the last pause it is given
	 * up, and stays here for support to see until it is asked for again.
	 */
	void putOff(Wanted letter) {
		if (letter.tries() >= PAUSES.size()) {
			this.jdbc.sql("update account_letter set due_at = 'infinity', tries = tries + 1 where id = ?")
				.param(letter.id())
				.update();
			return;
		}
		this.jdbc.sql("update account_letter set due_at = ?, tries = tries + 1 where id = ?")
			.params(Timestamp.from(this.clock.instant().plus(PAUSES.get(letter.tries()))), letter.id())
			.update();
	}

	/** Those that the mail server has not taken, oldest first. */
	List<UnsentLetter> unsent() {
		return this.jdbc.sql("""
				select purpose, email, tries, due_at = 'infinity' given_up, due_at from account_letter
				where tries > 0 order by id limit 200""")
			.query((row, number) -> new UnsentLetter(row.getString("purpose"), row.getString("email"),
					row.getInt("tries"), row.getBoolean("given_up") ? null : row.getTimestamp("due_at").toInstant()))
			.list();
	}

	/** A letter to be written. */
	record Wanted(long id, Purpose purpose, String email, int tries) {

		@Override
		public String toString() {
			return this.purpose + "-" + this.id;
		}

	}

}
