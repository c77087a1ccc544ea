package com.teammate.reseller;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All resellers, and what was agreed with them. */
@Service
public class Resellers {

	private static final String COLUMNS = "id, name, email, created_at, services, pbx_types, "
			+ "sbc_regions, billing_reference, suspended_at";

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

	/** The reseller whose living API key this is, whatever the key may do. */
	public Optional<Reseller> withApiKey(String key) {
		return this.keys.find(key).map(KnownKey::reseller);
	}

	/** What its enterprises may use. */
	public Offer offerOf(ResellerId id) {
		return account(id).orElseThrow(() -> new IllegalArgumentException("No reseller " + id)).terms().offer();
	}

	public Optional<ResellerAccount> account(ResellerId id) {
		return this.jdbc.sql("select " + COLUMNS + " from reseller where id = ?")
			.param(id.value())
			.query(Resellers::accountIn)
			.optional();
	}

	/** Those whose name or address contains the words; for the staff only. */
	public List<Reseller> search(String words) {
		return accounts(words, Integer.MAX_VALUE).stream().map(ResellerAccount::reseller).toList();
	}

	/** Those whose name, address or billing reference contains the words, by name. */
	public List<ResellerAccount> accounts(String words, int limit) {
		return this.jdbc
			.sql("""
					select %s from reseller
					where position(lower(:words) in lower(name || ' ' || email || ' ' || coalesce(billing_reference, ''))) > 0
					order by lower(name), id limit :limit"""
				.formatted(COLUMNS))
			.param("words", words.strip())
			.param("limit", limit)
			.query(Resellers::accountIn)
			.list();
	}

	/** With an offer of everything; throws {@link EmailTaken} as below. */
	@Transactional
	public Reseller register(String name, String email) {
		return register(new Terms(name, email, Offer.everything(), null));
	}

	/** Throws {@link EmailTaken} when another reseller has that address. */
	@Transactional
	public Reseller register(Terms terms) {
		var reseller = new Reseller(new ResellerId(UUID.randomUUID()), terms.name(), terms.email());
		write("""
				insert into reseller
					(name, email, services, pbx_types, sbc_regions, billing_reference, id, created_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)""", terms, reseller.id(), Timestamp.from(this.clock.instant()));
		return reseller;
	}

	/** Throws {@link EmailTaken} when another reseller has that address. */
	@Transactional
	public void change(ResellerId id, Terms terms) {
		write("""
				update reseller set name = ?, email = ?, services = ?, pbx_types = ?, sbc_regions = ?,
					billing_reference = ?
				where id = ?""", terms, id);
	}

	/** Nobody and no program of it is let in any more; tells whether that is new. */
	@Transactional
	public boolean suspend(ResellerId id) {
		return this.jdbc.sql("update reseller set suspended_at = ? where id = ? and suspended_at is null")
			.params(Timestamp.from(this.clock.instant()), id.value())
			.update() > 0;
	}

	/** Everybody is let in again; tells whether that is new. */
	@Transactional
	public boolean resume(ResellerId id) {
		return this.jdbc.sql("update reseller set suspended_at = null where id = ? and suspended_at is not null")
			.param(id.value())
			.update() > 0;
	}

	/** Makes a key that may do everything, as {@link ApiKeys#issue}. */
	@Transactional
	public String issueApiKey(ResellerId id, String name) {
		return this.keys.issue(id, NewKey.forEverything(name)).key();
	}

	/** Ends a key at once; a key that is unknown or ended already is left as it is. */
	@Transactional
	public void revokeApiKey(String key) {
		this.keys.revoke(key);
	}

	private void write(String sql, Terms terms, ResellerId id, Object... more) {
		try {
			var statement = this.jdbc.sql(sql)
				.param(terms.name())
				.param(terms.email())
				.param(terms.offer().services().toArray(String[]::new))
				.param(terms.offer().pbxTypes().toArray(String[]::new))
				.param(terms.offer().sbcRegions().toArray(String[]::new))
				.param(terms.billingReference())
				.param(id.value());
			for (Object each : more) {
				statement = statement.param(each);
			}
			statement.update();
		}
		catch (DuplicateKeyException ex) {
			// Without its cause: the driver's words repeat the address.
			throw new EmailTaken();
		}
	}

	static Reseller reseller(ResultSet row, int number) throws SQLException {
		return new Reseller(new ResellerId(row.getObject("id", UUID.class)), row.getString("name"),
				row.getString("email"));
	}

	private static ResellerAccount accountIn(ResultSet row, int number) throws SQLException {
		Offer offer = new Offer(words(row.getArray("services")), words(row.getArray("pbx_types")),
				words(row.getArray("sbc_regions")));
		Timestamp suspended = row.getTimestamp("suspended_at");
		return new ResellerAccount(new ResellerId(row.getObject("id", UUID.class)),
				new Terms(row.getString("name"), row.getString("email"), offer, row.getString("billing_reference")),
				row.getTimestamp("created_at").toInstant(), (suspended != null) ? suspended.toInstant() : null);
	}

	static Set<String> words(Array array) throws SQLException {
		return Set.of((String[]) array.getArray());
	}

}
