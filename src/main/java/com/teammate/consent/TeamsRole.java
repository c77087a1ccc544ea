package com.teammate.consent;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.Administrator;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives our application its directory role in the name of the administrator. Whether it
 * had one before is kept before the first time, so that an answer that comes again after
 * a crash does not take our own gift for somebody else's.
 */
@Component
class TeamsRole {

	private final JdbcClient jdbc;

	TeamsRole(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void give(EnterpriseId enterprise, Administrator person) {
		if (!isKnown(enterprise, person.tenant())) {
			keep(enterprise, person.tenant(), person.isTeamsRoleGiven());
		}
		person.grantTeamsRole();
	}

	boolean wasHeld(EnterpriseId enterprise, TenantId tenant) {
		return count("select count(*) from teams_role_look where enterprise_id = ? and tenant_id = ? and held",
				enterprise, tenant) > 0;
	}

	private boolean isKnown(EnterpriseId enterprise, TenantId tenant) {
		return count("select count(*) from teams_role_look where enterprise_id = ? and tenant_id = ?", enterprise,
				tenant) > 0;
	}

	private int count(String sql, EnterpriseId enterprise, TenantId tenant) {
		return this.jdbc.sql(sql).params(enterprise.value(), tenant.value()).query(Integer.class).single();
	}

	private void keep(EnterpriseId enterprise, TenantId tenant, boolean held) {
		this.jdbc
			.sql("insert into teams_role_look (enterprise_id, tenant_id, held) values (?, ?, ?)"
					+ " on conflict do nothing")
			.params(enterprise.value(), tenant.value(), held)
			.update();
	}

}
