package com.teammate.invitation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.By;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.Invitation.State;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps invitations; the newest of an enterprise is its current one. */
@Repository
class InvitationTable {

	private static final String COLUMNS = "id, enterprise_id, link, state, issued_at, expires_at, "
			+ "sent_at, reminders_sent, wrong_tries, entered_at, lock_told_at, visited_at, repair, party, person";

	private final JdbcClient sql;

	InvitationTable(JdbcClient sql) {
		this.sql = sql;
	}

	void add(UUID id, EnterpriseId enterprise, LinkId link, Instant issuedAt, Instant expiresAt, boolean repair,
			Party by) {
		this.sql.sql("""
				insert into invitation (id, enterprise_id, link, state, issued_at, expires_at, repair, party, person)
				values (?, ?, ?, 'OPEN', ?, ?, ?, ?, ?)""")
			.params(id, enterprise.value(), link.value(), at(issuedAt), at(expiresAt), repair, by.kind().name(),
					by.name())
			.update();
	}

	Optional<Invitation> current(EnterpriseId enterprise) {
		return this.sql.sql("select " + COLUMNS + " from invitation where enterprise_id = ? and state <> 'SUPERSEDED'")
			.param(enterprise.value())
			.query(InvitationTable::read)
			.optional();
	}

	Optional<Invitation> find(LinkId link) {
		return this.sql.sql("select " + COLUMNS + " from invitation where link = ?")
			.param(link.value())
			.query(InvitationTable::read)
			.optional();
	}

	/** Waits for whoever is trying a code of it right now. */
	Invitation lock(UUID id) {
		return this.sql.sql("select " + COLUMNS + " from invitation where id = ? for update")
			.param(id)
			.query(InvitationTable::read)
			.single();
	}

	/** With the superseded ones. */
	int count(EnterpriseId enterprise) {
		return this.sql.sql("select count(*) from invitation where enterprise_id = ?")
			.param(enterprise.value())
			.query(Integer.class)
			.single();
	}

	boolean wasSent(EnterpriseId enterprise) {
		return this.sql.sql("select exists (select 1 from invitation where enterprise_id = ? and sent_at is not null)")
			.param(enterprise.value())
			.query(Boolean.class)
			.single();
	}

	void become(UUID id, State state) {
		this.sql.sql("update invitation set state = ? where id = ?").params(state.name(), id).update();
	}

	void sent(UUID id, Instant now, Instant expiresAt) {
		this.sql.sql("update invitation set sent_at = coalesce(sent_at, ?), expires_at = ? where id = ?")
			.params(at(now), at(expiresAt), id)
			.update();
	}

	void visited(LinkId link, Instant now) {
		this.sql.sql("update invitation set visited_at = ? where link = ? and visited_at is null")
			.params(at(now), link.value())
			.update();
	}

	void reminded(UUID id, int count) {
		this.sql.sql("update invitation set reminders_sent = ? where id = ?").params(count, id).update();
	}

	void triedWrong(UUID id, int count) {
		this.sql.sql("update invitation set wrong_tries = ? where id = ?").params(count, id).update();
	}

	void entered(UUID id, Instant now) {
		this.sql.sql("update invitation set entered_at = coalesce(entered_at, ?), wrong_tries = 0 where id = ?")
			.params(at(now), id)
			.update();
	}

	void lockTold(UUID id, Instant now) {
		this.sql.sql("update invitation set lock_told_at = ? where id = ?").params(at(now), id).update();
	}

	static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static Invitation read(ResultSet row, int number) throws SQLException {
		return new Invitation(row.getObject("id", UUID.class),
				new EnterpriseId(row.getObject("enterprise_id", UUID.class)), new LinkId(row.getString("link")),
				State.valueOf(row.getString("state")), instant(row, "issued_at"), instant(row, "expires_at"),
				instantOrNull(row, "sent_at"), instantOrNull(row, "visited_at"), row.getInt("reminders_sent"),
				row.getInt("wrong_tries"), instantOrNull(row, "entered_at"), instantOrNull(row, "lock_told_at"),
				row.getBoolean("repair"), by(row));
	}

	private static @Nullable By by(ResultSet row) throws SQLException {
		String kind = row.getString("party");
		return (kind != null) ? Party.of(Party.Kind.valueOf(kind), null, row.getString("person")).shown() : null;
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
		OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
		return (value != null) ? value.toInstant() : null;
	}

}
