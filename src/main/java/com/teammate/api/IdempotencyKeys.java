package com.teammate.api;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.ErasedPerson;
import com.teammate.enterprise.PersonalData;
import com.teammate.reseller.ResellerId;
import org.apache.commons.codec.digest.DigestUtils;

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
		long lock = ByteBuffer.wrap(DigestUtils.sha256(reseller + " " + key.value())).getLong();
		return this.jdbc.sql("select pg_try_advisory_xact_lock(?)").param(lock).query(Boolean.class).single();
	}

	Optional<Kept> find(ResellerId reseller, IdempotencyKey key) {
		return this.jdbc.sql("""
				select request_hash, status, body, location, etag from idempotency_key
				where reseller_id = ? and key = ? and created_at > ?""")
			.params(reseller.value(), key.value(), expiry())
			.query(IdempotencyKeys::kept)
			.optional();
	}

	void keep(ResellerId reseller, IdempotencyKey key, String path, Kept kept) {
		forgetExpired();
		this.jdbc
			.sql("""
					insert into idempotency_key (reseller_id, key, path, request_hash, status, body, location, etag, created_at)
					values (:reseller, :key, :path, :hash, :status, :body, :location, :etag, :now)
					on conflict (reseller_id, key) do update set path = excluded.path, request_hash = excluded.request_hash,
					status = excluded.status, body = excluded.body, location = excluded.location, etag = excluded.etag,
					created_at = excluded.created_at""")
			.param("reseller", reseller.value())
			.param("key", key.value())
			.param("path", path)
			.param("hash", kept.requestHash())
			.param("status", kept.answer().status())
			.param("body", kept.answer().body())
			.param("location", kept.answer().location())
			.param("etag", kept.answer().etag())
			.param("now", now())
			.update();
	}

	/** Answers that were kept name the administrator, or users. */
	@Override
	public void forget(EnterpriseId enterprise) {
		String address = Repeatable.ENTERPRISES + "/" + enterprise;
		this.jdbc.sql("delete from idempotency_key where location = ? or path like ?")
			.params(address, address + "/%")
			.update();
	}

	@Override
	public void erase(EnterpriseId enterprise, ErasedPerson person) {
		forget(enterprise);
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
		return new Kept(row.getString("request_hash"), new Answer(row.getInt("status"), row.getString("body"),
				row.getString("location"), row.getString("etag")));
	}

	/** An answer and the request that it was given to. */
	record Kept(String requestHash, Answer answer) {

	}

}
