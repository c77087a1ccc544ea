package com.teammate.enterprise;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.teammate.reseller.ResellerId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which enterprise already has an address, a mail domain or a tenant. Looks across all
 * resellers, and says no more than the asker may know.
 */
@Service
@Transactional(readOnly = true)
public class Claims {

	private static final String UNDER_WAY = " and status in ('ONBOARDING', 'ACTIVE', 'REMOVING')";

	private final JdbcClient jdbc;

	Claims(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Until the transaction ends, nobody else can come to claim an address of that
	 * domain.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void hold(EmailAddress address) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('mail domain ' || :domain, 0))")
			.param("domain", address.domain())
			.query()
			.singleValue();
	}

	/** On exactly this address, by an enterprise that is being onboarded or active. */
	public Optional<Claim> onAddress(ResellerId asker, EmailAddress address) {
		return find(asker, "lower(admin_email) = lower(:value)" + UNDER_WAY, address.value());
	}

	/** Those of the addresses, in lower case, that are claimed already. */
	public List<String> taken(Collection<String> addresses) {
		return this.jdbc
			.sql("select distinct lower(admin_email) from enterprise where lower(admin_email) = any(:addresses)"
					+ UNDER_WAY)
			.param("addresses", addresses.toArray(String[]::new))
			.query(String.class)
			.list();
	}

	/**
	 * On any address of the domain, by an enterprise that is being onboarded or active.
	 */
	public Optional<Claim> onDomain(ResellerId asker, String domain) {
		return find(asker, "lower(split_part(admin_email, '@', 2)) = :value" + UNDER_WAY, domain);
	}

	/** The same on address or domain, but by another enterprise than that one. */
	public Optional<Claim> ofAnother(ResellerId asker, EnterpriseId than, EmailAddress address, boolean wholeDomain) {
		String condition = wholeDomain ? "lower(split_part(admin_email, '@', 2)) = :value"
				: "lower(admin_email) = lower(:value)";
		return find(asker, condition + UNDER_WAY + " and id <> '" + than.value() + "'",
				wholeDomain ? address.domain() : address.value());
	}

	/** On the tenant, by an enterprise that has consented and is not removed. */
	public Optional<Claim> onTenant(ResellerId asker, TenantId tenant) {
		return find(asker, "tenant_id = :value and status <> 'REMOVED'", tenant.value());
	}

	private Optional<Claim> find(ResellerId asker, String condition, Object value) {
		return this.jdbc
			.sql("select id, reseller_id from enterprise where " + condition
					+ " order by reseller_id = :asker desc, created_at limit 1")
			.param("value", value)
			.param("asker", asker.value())
			.query((row, number) -> claim(asker, row.getObject("id", UUID.class),
					row.getObject("reseller_id", UUID.class)))
			.optional();
	}

	private static Claim claim(ResellerId asker, UUID enterprise, UUID reseller) {
		return asker.value().equals(reseller) ? new Claim.Own(new EnterpriseId(enterprise)) : new Claim.Foreign();
	}

	/** That somebody has it. */
	public sealed interface Claim {

		/** An enterprise of the asker. */
		record Own(EnterpriseId enterprise) implements Claim {

		}

		/** An enterprise of another reseller, which stays masked. */
		record Foreign() implements Claim {

		}

	}

}
