package com.teammate.account;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import com.teammate.reseller.UserId;
import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The links in letters: 256 bits of chance each, kept as a hash, good for one use and a
 * short time. A newer one of the same kind makes the older void.
 */
@Component
class MailedLinks {

	private final JdbcClient jdbc;

	private final SecureRandom random;

	private final AccountSettings settings;

	private final Clock clock;

	MailedLinks(JdbcClient jdbc, SecureRandom random, AccountSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.random = random;
		this.settings = settings;
		this.clock = clock;
	}

	/** Gives what makes the link; nobody can read it again. */
	String make(UserId user, Purpose purpose) {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		Instant now = this.clock.instant();
		this.jdbc.sql("delete from account_link where user_id = ? and purpose = ?")
			.params(user.value(), purpose.name())
			.update();
		this.jdbc
			.sql("insert into account_link (hash, user_id, purpose, created_at, expires_at) values (?, ?, ?, ?, ?)")
			.params(hash(token), user.value(), purpose.name(), Timestamp.from(now),
					Timestamp.from(now.plus(purpose.validity(this.settings))))
			.update();
		return token;
	}

	/** Whose link it is, if it still works. */
	Optional<Link> find(String token) {
		return this.jdbc.sql("select user_id, purpose from account_link where hash = ? and expires_at > ?")
			.params(hash(token), Timestamp.from(this.clock.instant()))
			.query((row, number) -> new Link(new UserId(row.getObject("user_id", UUID.class)),
					Purpose.valueOf(row.getString("purpose"))))
			.optional();
	}

	/** Whether one of that kind was made a moment ago. */
	boolean isFresh(UserId user, Purpose purpose, Duration moment) {
		return this.jdbc.sql("select count(*) from account_link where user_id = ? and purpose = ? and created_at > ?")
			.params(user.value(), purpose.name(), Timestamp.from(this.clock.instant().minus(moment)))
			.query(Integer.class)
			.single() > 0;
	}

	/** Once a password is chosen, no letter of before lets anybody in. */
	void endAll(UserId user) {
		this.jdbc.sql("delete from account_link where user_id = ?").param(user.value()).update();
	}

	private static String hash(String token) {
		return DigestUtils.sha256Hex(token);
	}

	/** Whose link it is, and what for. */
	record Link(UserId user, Purpose purpose) {

	}

}
