package com.teammate.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.PersonalData;
import com.teammate.reseller.ResellerId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers already given, by the key under which a reseller may ask again. */
@Component
class IdempotencyKeys implements PersonalData {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApiSettings settings;

	IdempotencyKeys(JdbcClient jdbc, Clock clock, ApiSettings settings) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.settings = settings;
	}

	/**
	 * Holds the key until the transaction ends; false when another request holds it now.
	 */
	boolean hold(ResellerId reseller, IdempotencyKey key) {
		long lock = ByteBuffer.wrap(Sha256.of((reseller + " " + key.value()).getBytes(StandardCharsets.UTF_8)))
			.getLong();
		return this.jdbc.sql("select pg_try_advisory_xact_lock(?)").param(lock).query(Boolean.class).single();
	}

	Optional<Kept> find(ResellerId reseller, IdempotencyKey key) {
		return this.jdbc.sql("""
				select request_hash, body, location from idempotency_key
				where reseller_id = ? and key = ? and created_at > ?""")
			.params(reseller.value(), key.value(), expiry())
			.query(IdempotencyKeys::kept)
			.optional();
	}

	void keep(ResellerId reseller, IdempotencyKey key, Kept kept) {
		forgetExpired();
		this.jdbc.sql("""
				insert into idempotency_key (reseller_id, key, request_hash, body, location, created_at)
				values (?, ?, ?, ?, ?, ?)
				on conflict (reseller_id, key) do update set request_hash = excluded.request_hash,
				body = excluded.body, location = excluded.location, created_at = excluded.created_at""")
			.params(reseller.value(), key.value(), kept.requestHash(), kept.answer().body(), kept.answer().location(),
					now())
			.update();
	}

	/** The answer that was kept names the administrator. */
	@Override
	public void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from idempotency_key where location = ?")
			.param("/api/v1/enterprises/" + enterprise)
			.update();
	}

	/** A few each time, and never waiting for another request that does the same. */
	private void forgetExpired() {
		this.jdbc.sql("""
				delete from idempotency_key where ctid = any (array (select ctid from idempotency_key
				where created_at <= ? order by created_at limit 100 for update skip locked))""")
			.param(expiry())
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private OffsetDateTime expiry() {
		return now().minus(this.settings.keepAnswers());
	}

	private static Kept kept(ResultSet row, int number) throws SQLException {
		return new Kept(row.getString("request_hash"), new Answer(row.getString("body"), row.getString("location")));
	}

	/** An answer and the request that it was given to. */
	record Kept(String requestHash, Answer answer) {

	}

}
