package com.teammate.support;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.ErasedPerson;
import com.teammate.enterprise.PersonalData;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the staff tell each other about a case; resellers never see it. */
@Component
class Notes implements PersonalData {

	private final JdbcClient jdbc;

	private final Clock clock;

	Notes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** The same words once more, as by a second click, are no second note. */
	void add(EnterpriseId enterprise, String author, String text) {
		Note last = of(enterprise).stream().findFirst().orElse(null);
		if (last != null && last.author.equals(author) && last.text.equals(text.strip())) {
			return;
		}
		this.jdbc.sql("insert into case_note (enterprise_id, author, text, at) values (?, ?, ?, ?)")
			.params(enterprise.value(), author, text.strip(), Timestamp.from(this.clock.instant()))
			.update();
	}

	@Override
	public void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from case_note where enterprise_id = ?").param(enterprise.value()).update();
	}

	@Override
	public void erase(EnterpriseId enterprise, ErasedPerson person) {
		this.jdbc.sql("update case_note set text = regexp_replace(text, ?, ?, 'gi') where enterprise_id = ?")
			.params(person.pattern(), person.pseudonym().value(), enterprise.value())
			.update();
	}

	/** Newest first. */
	List<Note> of(EnterpriseId enterprise) {
		return this.jdbc.sql("select author, text, at from case_note where enterprise_id = ? order by id desc")
			.param(enterprise.value())
			.query((row, number) -> new Note(row.getTimestamp("at").toInstant(), row.getString("author"),
					row.getString("text")))
			.list();
	}

	/** One remark. */
	record Note(Instant at, String author, String text) {

	}

}
