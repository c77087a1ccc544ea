package com.teammate.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.teammate.audit.Party.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers who did what, in words that every reader of an enterprise's history
 * understands.
 */
@Service
@Transactional
public class Audit {

	private final JdbcClient jdbc;

	private final Clock clock;

	Audit(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Adds an entry; joins the caller's transaction.
	 * @param subject the enterprise, or whoever else it is about
	 * @param text one plain sentence without codes, tokens or secrets
	 */
	public void note(UUID subject, Party by, String text) {
		note(subject, by, text, null, null);
	}

	/**
	 * The same, with what has changed. Readers of the enterprise's history see the
	 * sentence, but neither the reason nor who of the staff it was.
	 * @param before null where nothing was there, or nothing has changed
	 */
	public void note(UUID subject, Party by, String text, @Nullable String before, @Nullable String after) {
		this.jdbc.sql("""
				insert into audit_entry
					(subject, at, actor, text, party, party_id, person, reason, value_before, value_after)
				values (:subject, :at, :actor, :text, :party, :id, :person, :reason, :before, :after)
				""")
			.param("subject", subject)
			.param("at", Timestamp.from(Instant.now(this.clock)))
			.param("actor", by.kind().actor())
			.param("text", text)
			.param("party", by.kind().name())
			.param("id", by.id())
			.param("person", by.name())
			.param("reason", by.reason())
			.param("before", before)
			.param("after", after)
			.update();
	}

	/**
	 * Takes every mail address out of what is told about a subject. Names that we have
	 * given ourselves, such as those of service users, are no persons and stay.
	 * @param ours begin of the local part of such names
	 */
	public void forgetAddresses(UUID subject, String ours) {
		String address = "(?<![A-Za-z0-9.@_-])(?!" + ours
				+ ")[^\\s@\"\u201c\u201d<>()]+@[^\\s@\"\u201c\u201d<>(),;]*[A-Za-z]";
		this.jdbc.sql("select set_config('teammate.erasing', 'on', true)").query(String.class).single();
		this.jdbc.sql("""
				update audit_entry set party_id = null
				where subject = :subject and actor = 'administrator' and party_id is not null
				""").param("subject", subject).update();
		replace(subject, address, "(removed)");
	}

	/**
	 * Puts a pseudonym in the place of one person in everything that is told about a
	 * subject.
	 * @param person expression that finds the person in a text
	 */
	public void pseudonymise(UUID subject, String person, String pseudonym) {
		this.jdbc.sql("select set_config('teammate.erasing', 'on', true)").query(String.class).single();
		replace(subject, person, pseudonym);
	}

	/** Ends the permission to erase. */
	private void replace(UUID subject, String pattern, String instead) {
		this.jdbc.sql("""
				update audit_entry
				set text = regexp_replace(text, :pattern, :instead, 'gi'),
					reason = regexp_replace(reason, :pattern, :instead, 'gi'),
					value_before = regexp_replace(value_before, :pattern, :instead, 'gi'),
					value_after = regexp_replace(value_after, :pattern, :instead, 'gi')
				where subject = :subject
				""").param("pattern", pattern).param("instead", instead).param("subject", subject).update();
		this.jdbc.sql("select set_config('teammate.erasing', 'off', true)").query(String.class).single();
	}

	/** What happened to a subject, oldest first. */
	@Transactional(readOnly = true)
	public List<Entry> of(UUID subject) {
		return this.jdbc
			.sql("select at, actor, text, party, person from audit_entry where subject = :subject order by id")
			.param("subject", subject)
			.query((row, number) -> new Entry(row.getTimestamp("at").toInstant(), row.getString("actor"),
					row.getString("text"), by(row)))
			.list();
	}

	private static @Nullable By by(ResultSet row) throws SQLException {
		String kind = row.getString("party");
		return (kind != null) ? Party.of(Kind.valueOf(kind), null, row.getString("person")).shown() : null;
	}

	/**
	 * One thing that happened.
	 *
	 * @param by null where it was not kept yet who it was
	 */
	public record Entry(Instant at, String actor, String text, @Nullable By by) {

	}

}
