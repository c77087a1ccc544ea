package com.teammate.onboarding;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.ErasedPerson;
import com.teammate.enterprise.PersonalData;
import com.teammate.reseller.ResellerId;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps uploads and their rows. */
@Component
class UploadTable implements PersonalData {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final TypeReference<Map<String, List<String>>> TYPED = new TypeReference<>() {
	};

	private static final String SELECT = """
			select u.id, u.reseller_id, u.file_name, u.state, u.created_at, count(*) filter (where r.state = 'READY') as ready,
				count(*) filter (where r.state = 'WRONG') as wrong, count(*) filter (where r.state = 'STARTED') as started
			from upload u left join upload_row r on r.upload_id = u.id
			""";

	private final JdbcClient jdbc;

	private final JdbcTemplate template;

	private final Clock clock;

	UploadTable(JdbcClient jdbc, JdbcTemplate template, Clock clock) {
		this.jdbc = jdbc;
		this.template = template;
		this.clock = clock;
	}

	/** One upload of a reseller at a time, so that the same file twice is found. */
	void hold(ResellerId reseller) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('upload ' || :reseller, 0))")
			.param("reseller", reseller.toString())
			.query()
			.singleValue();
	}

	Upload add(ResellerId reseller, String fileName, String hash, List<UploadRow> rows) {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("""
				insert into upload (id, reseller_id, file_name, file_hash, state, created_at)
				values (?, ?, ?, ?, 'CHECKED', ?)""")
			.params(id, reseller.value(), fileName, hash, Timestamp.from(this.clock.instant()))
			.update();
		this.template.batchUpdate(
				"insert into upload_row (upload_id, number, state, typed, message) values (?, ?, ?, ?::jsonb, ?)", rows,
				500, (statement, row) -> {
					statement.setObject(1, id);
					statement.setInt(2, row.number());
					statement.setString(3, row.state().name());
					statement.setString(4, written(row.typed()));
					statement.setString(5, row.message());
				});
		return find(reseller, id).orElseThrow();
	}

	Optional<Upload> find(ResellerId reseller, UUID id) {
		return this.jdbc.sql(SELECT + " where u.reseller_id = ? and u.id = ? group by u.id")
			.params(reseller.value(), id)
			.query(UploadTable::upload)
			.optional();
	}

	Optional<Upload> find(ResellerId reseller, String hash) {
		return this.jdbc.sql(SELECT + " where u.reseller_id = ? and u.file_hash = ? group by u.id")
			.params(reseller.value(), hash)
			.query(UploadTable::upload)
			.optional();
	}

	ResellerId resellerOf(UUID id) {
		return this.jdbc.sql("select reseller_id from upload where id = ?")
			.param(id)
			.query((row, number) -> new ResellerId(row.getObject(1, UUID.class)))
			.single();
	}

	/** The name is kept with it, because colleagues leave while a list is at work. */
	void startedBy(UUID id, Party by) {
		this.jdbc.sql("update upload set party_id = ?, person = ? where id = ?")
			.params(by.id(), by.name(), id)
			.update();
	}

	Party startedBy(UUID id) {
		return this.jdbc.sql("select party_id, person from upload where id = ?")
			.param(id)
			.query((row, number) -> Party.of(Party.Kind.USER, row.getObject("party_id", UUID.class),
					row.getString("person")))
			.single();
	}

	List<Upload> latest(ResellerId reseller) {
		return this.jdbc
			.sql(SELECT + " where u.id in (select id from upload where reseller_id = ? order by created_at desc,"
					+ " id desc limit 20) group by u.id order by u.created_at desc, u.id desc")
			.param(reseller.value())
			.query(UploadTable::upload)
			.list();
	}

	List<UploadRow> rows(UUID id, UploadRow.State state, int after, int limit) {
		return this.jdbc.sql(
				"select number, state, typed, message, enterprise_id from upload_row where upload_id = ? and state = ? and number > ? order by number limit ?")
			.params(id, state.name(), after, limit)
			.query(UploadTable::row)
			.list();
	}

	/** False when it is not in that state. */
	boolean move(UUID id, Upload.State from, Upload.State to) {
		return this.jdbc.sql("update upload set state = ? where id = ? and state = ?")
			.params(to.name(), id, from.name())
			.update() == 1;
	}

	void started(UUID id, int number, EnterpriseId enterprise) {
		this.jdbc.sql("""
				update upload_row set state = 'STARTED', enterprise_id = ?, message = null
				where upload_id = ? and number = ?""").params(enterprise.value(), id, number).update();
	}

	void failed(UUID id, int number, String message) {
		this.jdbc.sql("update upload_row set state = 'WRONG', message = ? where upload_id = ? and number = ?")
			.params(message, id, number)
			.update();
	}

	/** What was typed for a row that was started is in the enterprise now. */
	@Override
	public void forget(EnterpriseId enterprise) {
		this.jdbc.sql("update upload_row set typed = typed - 'adminEmail' where enterprise_id = ?")
			.param(enterprise.value())
			.update();
	}

	@Override
	public void erase(EnterpriseId enterprise, ErasedPerson person) {
		this.jdbc.sql("""
				update upload_row set typed = regexp_replace(typed::text, ?, ?, 'gi')::jsonb where enterprise_id = ?
				""").params(person.pattern(), person.pseudonym().value(), enterprise.value()).update();
	}

	private static String written(Map<String, List<String>> typed) {
		try {
			return JSON.writeValueAsString(typed);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("Texts can be written as JSON", ex);
		}
	}

	private static Upload upload(ResultSet row, int number) throws SQLException {
		return new Upload(row.getObject("id", UUID.class), new ResellerId(row.getObject("reseller_id", UUID.class)),
				row.getString("file_name"), Upload.State.valueOf(row.getString("state")),
				row.getTimestamp("created_at").toInstant(), row.getInt("ready"), row.getInt("wrong"),
				row.getInt("started"));
	}

	private static UploadRow row(ResultSet row, int number) throws SQLException {
		try {
			UUID enterprise = row.getObject("enterprise_id", UUID.class);
			return new UploadRow(row.getInt("number"), UploadRow.State.valueOf(row.getString("state")),
					JSON.readValue(row.getString("typed"), TYPED), row.getString("message"),
					(enterprise != null) ? new EnterpriseId(enterprise) : null);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("What was written can be read", ex);
		}
	}

}
