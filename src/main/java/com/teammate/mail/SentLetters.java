package com.teammate.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which letters went out about somebody. What they said is not kept, and of an address
 * only so much that one can tell it from another.
 */
@Repository
public class SentLetters {

	private final JdbcClient jdbc;

	private final Clock clock;

	SentLetters(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void note(Letter letter) {
		if (letter.about() != null) {
			this.jdbc.sql("insert into sent_letter (about, template, recipient, at) values (?, ?, ?, ?)")
				.params(letter.about(), letter.template(), masked(letter.to()), Timestamp.from(this.clock.instant()))
				.update();
		}
	}

	/** Newest first. */
	@Transactional(readOnly = true)
	public List<Sent> about(UUID subject) {
		return this.jdbc.sql("select template, recipient, at from sent_letter where about = ? order by id desc")
			.param(subject)
			.query((row, number) -> new Sent(row.getTimestamp("at").toInstant(), row.getString("template"),
					row.getString("recipient")))
			.list();
	}

	private static String masked(String address) {
		return address.substring(0, 1) + "***" + address.substring(address.lastIndexOf('@'));
	}

	/**
	 * A letter that the mail server took.
	 *
	 * @param recipient masked
	 */
	public record Sent(Instant at, String template, String recipient) {

	}

}
