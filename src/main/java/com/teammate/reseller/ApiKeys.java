package com.teammate.reseller;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The API keys by which resellers' programs are known. A key has 256 bits of chance, so a
 * plain hash cannot be turned back and needs no salt.
 */
@Service
public class ApiKeys {

	/** Often enough for people, and no write for each request. */
	private static final Duration BETWEEN_NOTES_OF_USE = Duration.ofMinutes(1);

	private final JdbcClient jdbc;

	private final SecureRandom random;

	private final Clock clock;

	ApiKeys(JdbcClient jdbc, SecureRandom random, Clock clock) {
		this.jdbc = jdbc;
		this.random = random;
		this.clock = clock;
	}

	/** The key, if it is neither unknown nor revoked nor expired. */
	public Optional<KnownKey> find(String key) {
		return this.jdbc
			.sql("""
					select k.id as key_id, k.name as key_name, k.scopes, k.last_used_at, r.id, r.name, r.email, r.suspended_at
					from api_key k join reseller r on r.id = k.reseller_id
					where k.hash = ? and k.revoked_at is null and (k.expires_at is null or k.expires_at > ?)""")
			.params(hash(key), now())
			.query(ApiKeys::known)
			.optional();
	}

	/** Notes that a program used it, to the minute. */
	@Transactional
	public void noteUse(KnownKey key) {
		Instant now = this.clock.instant();
		Instant before = key.lastUsedAt();
		if (before == null || !now.isBefore(before.plus(BETWEEN_NOTES_OF_USE))) {
			this.jdbc.sql("update api_key set last_used_at = ? where id = ?")
				.params(Timestamp.from(now), key.id())
				.update();
		}
	}

	/** The reseller's keys that are not revoked, newest first. */
	public List<ApiKey> of(ResellerId reseller) {
		return this.jdbc.sql("""
				select name, created_at, id, scopes, created_by, last_used_at, expires_at
				from api_key where reseller_id = ? and revoked_at is null order by created_at desc, id
				""").param(reseller.value()).query(ApiKeys::key).list();
	}

	/**
	 * Makes a key for a reseller's program. It is returned once and cannot be read again:
	 * only its hash is kept. Throws {@link KeyNameTaken} when a living key has that name.
	 */
	@Transactional(noRollbackFor = KeyNameTaken.class)
	public IssuedKey issue(ResellerId reseller, NewKey wanted) {
		// One at a time, or two keys might get one name.
		this.jdbc.sql("select id from reseller where id = ? for update").param(reseller.value()).query().singleRow();
		if (of(reseller).stream().anyMatch((key) -> key.name().equalsIgnoreCase(wanted.name()))) {
			throw new KeyNameTaken();
		}
		String key = next();
		return new IssuedKey(keep(reseller, wanted, key), key);
	}

	/** Ends a key of the reseller at once; gives its name if there was one to end. */
	@Transactional
	public Optional<String> revoke(ResellerId reseller, UUID id) {
		return this.jdbc.sql("""
				update api_key set revoked_at = ? where id = ? and reseller_id = ? and revoked_at is null
				returning name""").params(now(), id, reseller.value()).query(String.class).optional();
	}

	void revoke(String key) {
		this.jdbc.sql("update api_key set revoked_at = ? where hash = ? and revoked_at is null")
			.params(now(), hash(key))
			.update();
	}

	/** Not public: a key that somebody chose could be guessed. */
	UUID keep(ResellerId reseller, NewKey wanted, String key) {
		UUID id = UUID.randomUUID();
		Instant expiresAt = wanted.expiresAt();
		this.jdbc.sql("""
				insert into api_key (id, hash, reseller_id, name, scopes, created_at, created_by, expires_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.param(id)
			.param(hash(key))
			.param(reseller.value())
			.param(wanted.name())
			.param(wanted.scopes().stream().map(KeyScope::name).toArray(String[]::new))
			.param(now())
			.param(wanted.createdBy())
			.param((expiresAt != null) ? Timestamp.from(expiresAt) : null)
			.update();
		return id;
	}

	static String hash(String key) {
		return DigestUtils.sha256Hex(key);
	}

	private String next() {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		return "tmk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static KnownKey known(ResultSet row, int number) throws SQLException {
		return new KnownKey(row.getObject("key_id", UUID.class), row.getString("key_name"),
				Resellers.reseller(row, number), scopes(row), instant(row, "last_used_at"),
				row.getTimestamp("suspended_at") != null);
	}

	private static ApiKey key(ResultSet row, int number) throws SQLException {
		return new ApiKey(row.getObject("id", UUID.class), row.getString("name"), scopes(row),
				row.getTimestamp("created_at").toInstant(), row.getString("created_by"), instant(row, "last_used_at"),
				instant(row, "expires_at"));
	}

	private static Set<KeyScope> scopes(ResultSet row) throws SQLException {
		return Resellers.words(row.getArray("scopes"))
			.stream()
			.map(KeyScope::valueOf)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp at = row.getTimestamp(column);
		return (at != null) ? at.toInstant() : null;
	}

}
