package com.teammate.sbc;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.Readiness.Finding;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was found in the tenants when last looked. */
@Repository
class TenantChecks {

	private final JdbcClient jdbc;

	private final Clock clock;

	TenantChecks(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	List<Finding> findings(EnterpriseId enterprise) {
		return this.jdbc
			.sql("select code, blocking, nullif(subject, '') as subject from tenant_finding where enterprise_id = ?"
					+ " order by code, subject")
			.param(enterprise.value())
			.query((row, number) -> new Finding(row.getString("code"), row.getBoolean("blocking"),
					row.getString("subject")))
			.list();
	}

	/** Checks in a row that found the same; 0 before the first one. */
	int attempts(EnterpriseId enterprise) {
		return this.jdbc.sql("select attempts from tenant_check where enterprise_id = ?")
			.param(enterprise.value())
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	void keep(EnterpriseId enterprise, int attempts, List<Finding> findings) {
		this.jdbc
			.sql("insert into tenant_check (enterprise_id, attempts, checked_at) values (:enterprise, :attempts, :now)"
					+ " on conflict (enterprise_id) do update set attempts = :attempts, checked_at = :now")
			.param("enterprise", enterprise.value())
			.param("attempts", attempts)
			.param("now", Timestamp.from(Instant.now(this.clock)))
			.update();
		this.jdbc.sql("delete from tenant_finding where enterprise_id = ?").param(enterprise.value()).update();
		findings.forEach((finding) -> add(enterprise, finding));
	}

	/** Found by linking, after the check. */
	void open(EnterpriseId enterprise, Finding finding) {
		this.jdbc
			.sql("insert into tenant_check (enterprise_id, attempts, checked_at) values (?, 0, ?)"
					+ " on conflict (enterprise_id) do nothing")
			.params(enterprise.value(), Timestamp.from(Instant.now(this.clock)))
			.update();
		close(enterprise, finding);
		add(enterprise, finding);
	}

	void close(EnterpriseId enterprise, Finding finding) {
		this.jdbc.sql("delete from tenant_finding where enterprise_id = ? and code = ? and subject = ?")
			.params(enterprise.value(), finding.code(), subject(finding))
			.update();
	}

	private void add(EnterpriseId enterprise, Finding finding) {
		this.jdbc.sql("insert into tenant_finding (enterprise_id, code, blocking, subject) values (?, ?, ?, ?)")
			.param(enterprise.value())
			.param(finding.code())
			.param(finding.blocking())
			.param(subject(finding))
			.update();
	}

	private static String subject(Finding finding) {
		String subject = finding.subject();
		return (subject != null) ? subject : "";
	}

}
