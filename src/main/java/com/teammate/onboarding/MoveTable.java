package com.teammate.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.ErasedPerson;
import com.teammate.enterprise.PersonalData;
import com.teammate.onboarding.Move.Place;
import com.teammate.onboarding.Move.State;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The wishes to move tokens, as they lie in the table. */
@Component
class MoveTable implements PersonalData {

	private static final String COLUMNS = "id, enterprise_id, instance, from_id, from_name, to_id, "
			+ "to_name, person, reason, asked_at, state, decided_by, consequence";

	private final JdbcClient jdbc;

	private final Clock clock;

	MoveTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void add(EnterpriseId enterprise, Place from, @Nullable Place to, String consequence, StaffAct act) {
		this.jdbc.sql("""
				insert into support_move (enterprise_id, instance, from_id, from_name, to_id, to_name, person, reason,
					consequence, asked_at, state)
				values (:enterprise, :instance, :fromId, :fromName, :toId, :toName, :person, :reason,
					:consequence, :at, 'ASKED')
				""")
			.param("enterprise", enterprise.value())
			.param("instance", from.instance())
			.param("fromId", from.element())
			.param("fromName", from.name())
			.param("toId", (to != null) ? to.element() : null)
			.param("toName", (to != null) ? to.name() : null)
			.param("person", act.person())
			.param("reason", act.reason())
			.param("consequence", consequence)
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
	}

	/** Held until the transaction ends. */
	Move lock(EnterpriseId enterprise, long id) {
		return this.jdbc.sql("select " + COLUMNS + " from support_move where enterprise_id = ? and id = ? for update")
			.params(enterprise.value(), id)
			.query(MoveTable::move)
			.optional()
			.orElseThrow(() -> new MoveNotPossible("There is no such wish"));
	}

	void decide(long id, State state, String person) {
		this.jdbc.sql("update support_move set state = ?, decided_by = ?, decided_at = ? where id = ?")
			.params(state.name(), person, Timestamp.from(this.clock.instant()), id)
			.update();
	}

	/** Newest first. */
	List<Move> of(EnterpriseId enterprise) {
		return this.jdbc.sql("select " + COLUMNS + " from support_move where enterprise_id = ? order by id desc")
			.param(enterprise.value())
			.query(MoveTable::move)
			.list();
	}

	/** A reason is what somebody of the staff has typed. */
	@Override
	public void forget(EnterpriseId enterprise) {
		this.jdbc.sql("update support_move set reason = '(removed)' where enterprise_id = ?")
			.param(enterprise.value())
			.update();
	}

	@Override
	public void erase(EnterpriseId enterprise, ErasedPerson person) {
		this.jdbc.sql("update support_move set reason = regexp_replace(reason, ?, ?, 'gi') where enterprise_id = ?")
			.params(person.pattern(), person.pseudonym().value(), enterprise.value())
			.update();
	}

	private static Move move(ResultSet row, int number) throws SQLException {
		String instance = row.getString("instance");
		String to = row.getString("to_id");
		return new Move(row.getLong("id"), new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
				new Place(instance, row.getString("from_id"), row.getString("from_name")),
				(to != null) ? new Place(instance, to, row.getString("to_name")) : null, row.getString("person"),
				row.getString("reason"), row.getString("consequence"), row.getTimestamp("asked_at").toInstant(),
				State.valueOf(row.getString("state")), row.getString("decided_by"));
	}

}
