package com.teammate.reseller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All resellers, and the API keys by which their programs are known. */
@Service
public class Resellers {

	private final JdbcClient jdbc;

	private final ApiKeys keys;

	private final Clock clock;

	Resellers(JdbcClient jdbc, ApiKeys keys, Clock clock) {
		this.jdbc = jdbc;
		this.keys = keys;
		this.clock = clock;
	}

	/** Throws {@link IllegalArgumentException} when there is none. */
	public Reseller get(ResellerId id) {
		return this.jdbc.sql("select id, name, email from reseller where id = ?")
			.param(id.value())
			.query(Resellers::reseller)
			.optional()
			.orElseThrow(() -> new IllegalArgumentException("No reseller " + id));
	}

	/** Those whose name or address contains the words; for the staff only. */
	public List<Reseller> search(String words) {
		return this.jdbc
			.sql("select id, name, email from reseller where position(lower(?) in lower(name || ' ' || email)) > 0")
			.param(words)
			.query(Resellers::reseller)
			.list();
	}

	/** The reseller whose unrevoked API key this is. */
	public Optional<Reseller> withApiKey(String key) {
		return this.jdbc.sql("""
				select r.id, r.name, r.email from api_key k join reseller r on r.id = k.reseller_id
				where k.hash = ? and k.revoked_at is null""")
			.param(ApiKeys.hash(key))
			.query(Resellers::reseller)
			.optional();
	}

	/** Throws {@link EmailTaken} when another reseller has that address. */
	@Transactional
	public Reseller register(String name, String email) {
		var reseller = new Reseller(new ResellerId(UUID.randomUUID()), name.strip(),
				email.strip().toLowerCase(Locale.ROOT));
		try {
			this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, ?, ?, ?)")
				.params(reseller.id().value(), reseller.name(), reseller.email(),
						this.clock.instant().atOffset(ZoneOffset.UTC))
				.update();
		}
		catch (DuplicateKeyException ex) {
			// Without its cause: the driver's words repeat the address.
			throw new EmailTaken();
		}
		return reseller;
	}

	/**
	 * Makes a key for a reseller's program. The key is returned once and cannot be read
	 * again: only its hash is kept.
	 */
	@Transactional
	public String issueApiKey(ResellerId id, String name) {
		String key = this.keys.next();
		keep(id, name, key);
		return key;
	}

	/** Ends a key at once; a key that is unknown or ended already is left as it is. */
	@Transactional
	public void revokeApiKey(String key) {
		this.jdbc.sql("update api_key set revoked_at = ? where hash = ? and revoked_at is null")
			.params(this.clock.instant().atOffset(ZoneOffset.UTC), ApiKeys.hash(key))
			.update();
	}

	/** Not public: a key that somebody chose could be guessed. */
	void keep(ResellerId id, String name, String key) {
		this.jdbc.sql("insert into api_key (hash, reseller_id, name, created_at) values (?, ?, ?, ?)")
			.params(ApiKeys.hash(key), id.value(), name, this.clock.instant().atOffset(ZoneOffset.UTC))
			.update();
	}

	private static Reseller reseller(ResultSet row, int number) throws SQLException {
		return new Reseller(new ResellerId(row.getObject("id", UUID.class)), row.getString("name"),
				row.getString("email"));
	}

}
