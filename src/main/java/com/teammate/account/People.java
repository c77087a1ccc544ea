package com.teammate.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.teammate.reseller.EmailTaken;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of everybody who works for a reseller. */
@Repository
class People {

	private static final String COLUMNS = "u.id, u.reseller_id, u.email, u.name, u.role, u.password, u.last_login_at, "
			+ "u.failures, u.locked_until, u.sessions_ended";

	private static final String CREDENTIALS = "select " + COLUMNS + ", r.suspended_at from reseller_user u "
			+ "join reseller r on r.id = u.reseller_id ";

	private final JdbcClient jdbc;

	private final Clock clock;

	People(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Throws {@link EmailTaken} when somebody has that address. */
	ResellerUser add(ResellerId reseller, String email, String name, Role role) {
		var user = new ResellerUser(new UserId(UUID.randomUUID()), reseller, normal(email), name.strip(), role);
		try {
			this.jdbc.sql("""
					insert into reseller_user (id, reseller_id, email, name, role, created_at)
					values (?, ?, ?, ?, ?, ?)""")
				.params(user.id().value(), reseller.value(), user.email(), user.name(), role.name(),
						Timestamp.from(this.clock.instant()))
				.update();
		}
		catch (DuplicateKeyException ex) {
			// Without its cause: the driver's words repeat the address.
			throw new EmailTaken();
		}
		return user;
	}

	List<Person> of(ResellerId reseller) {
		return this.jdbc
			.sql("select " + COLUMNS + " from reseller_user u where reseller_id = ? order by lower(name), id")
			.param(reseller.value())
			.query(People::person)
			.list();
	}

	Optional<Person> find(ResellerId reseller, UserId id) {
		return this.jdbc.sql("select " + COLUMNS + " from reseller_user u where reseller_id = ? and id = ?")
			.params(reseller.value(), id.value())
			.query(People::person)
			.optional();
	}

	Optional<ResellerUser> withAddress(String email) {
		return this.jdbc.sql("select " + COLUMNS + " from reseller_user u where email = ?")
			.param(normal(email))
			.query(People::user)
			.optional();
	}

	Optional<Credentials> lock(String email) {
		return this.jdbc.sql(CREDENTIALS + "where u.email = ? for update of u")
			.param(normal(email))
			.query(Credentials::of)
			.optional();
	}

	Optional<Credentials> lock(UserId id) {
		return this.jdbc.sql(CREDENTIALS + "where u.id = ? for update of u")
			.param(id.value())
			.query(Credentials::of)
			.optional();
	}

	/** Whether somebody is still who was let in, and whether they still would be. */
	boolean isStill(Admission admission) {
		return this.jdbc
			.sql("""
					select exists (select from reseller_user u join reseller r on r.id = u.reseller_id
						where u.id = :id and u.role = :role and :ended in (0, u.sessions_ended) and r.suspended_at is null)""")
			.param("id", admission.user().id().value())
			.param("role", admission.user().role().name())
			.param("ended", admission.sessionsEnded())
			.query(Boolean.class)
			.single();
	}

	/**
	 * Whoever else wants to change who works for a reseller waits; rows that refer to the
	 * reseller may be added meanwhile.
	 */
	void lockAll(ResellerId reseller) {
		this.jdbc.sql("select id from reseller where id = ? for no key update")
			.param(reseller.value())
			.query(UUID.class)
			.single();
	}

	void change(UserId id, Role role) {
		this.jdbc.sql("update reseller_user set role = ? where id = ?").params(role.name(), id.value()).update();
	}

	void choose(UserId id, String name, String hash) {
		this.jdbc.sql("""
				update reseller_user set name = ?, password = ?, failures = 0, locked_until = null where id = ?""")
			.params(name.strip(), hash, id.value())
			.update();
	}

	void noteLogin(UserId id) {
		this.jdbc.sql("update reseller_user set failures = 0, locked_until = null, last_login_at = ? where id = ?")
			.params(Timestamp.from(this.clock.instant()), id.value())
			.update();
	}

	void noteFailure(UserId id, int failures, @Nullable Instant lockedUntil) {
		this.jdbc.sql("update reseller_user set failures = ?, locked_until = ? where id = ?")
			.param(failures)
			.param((lockedUntil != null) ? Timestamp.from(lockedUntil) : null)
			.param(id.value())
			.update();
	}

	void remove(UserId id) {
		this.jdbc.sql("delete from reseller_user where id = ?").param(id.value()).update();
	}

	static String normal(String email) {
		return email.strip().toLowerCase(Locale.ROOT);
	}

	static ResellerUser user(ResultSet row, int number) throws SQLException {
		return new ResellerUser(new UserId(row.getObject("id", UUID.class)),
				new ResellerId(row.getObject("reseller_id", UUID.class)), row.getString("email"), row.getString("name"),
				Role.valueOf(row.getString("role")));
	}

	private static Person person(ResultSet row, int number) throws SQLException {
		return new Person(user(row, number), row.getString("password") != null, instant(row, "last_login_at"),
				instant(row, "locked_until"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp at = row.getTimestamp(column);
		return (at != null) ? at.toInstant() : null;
	}

	/** What a login is judged by. */
	record Credentials(ResellerUser user, @Nullable String hash, int failures, @Nullable Instant lockedUntil,
			boolean suspended, long sessionsEnded) {

		static Credentials of(ResultSet row, int number) throws SQLException {
			return new Credentials(People.user(row, number), row.getString("password"), row.getInt("failures"),
					instant(row, "locked_until"), row.getTimestamp("suspended_at") != null,
					row.getLong("sessions_ended"));
		}

		Admission admission() {
			return new Admission(this.user, this.sessionsEnded);
		}

		boolean isLocked(Instant now) {
			return this.lockedUntil != null && now.isBefore(this.lockedUntil);
		}

	}

}
