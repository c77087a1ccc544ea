package com.teammate.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The findings that are open. */
@Repository
class FindingTable {

	private final JdbcClient jdbc;

	FindingTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The worst first. */
	List<DriftFinding> of(EnterpriseId enterprise) {
		return this.jdbc
			.sql("select code, nullif(subject, '') as subject, since from drift_finding where enterprise_id = ?"
					+ " order by code, subject")
			.param(enterprise.value())
			.query(FindingTable::finding)
			.list()
			.stream()
			.sorted(Comparator.comparingInt((finding) -> Causes.rank(finding.code())))
			.toList();
	}

	void open(EnterpriseId enterprise, DriftFinding finding) {
		this.jdbc
			.sql("insert into drift_finding (enterprise_id, code, subject, since, repaired) values (?, ?, ?, ?, false)")
			.params(enterprise.value(), finding.code(), subject(finding), CheckTable.at(finding.since()))
			.update();
	}

	void close(EnterpriseId enterprise, DriftFinding finding) {
		this.jdbc.sql("delete from drift_finding where enterprise_id = ? and code = ? and subject = ?")
			.params(enterprise.value(), finding.code(), subject(finding))
			.update();
	}

	void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from drift_finding where enterprise_id = ?").param(enterprise.value()).update();
	}

	/** Those that this check has not tried to repair yet. */
	List<DriftFinding> untried(EnterpriseId enterprise) {
		return this.jdbc
			.sql("select code, nullif(subject, '') as subject, since from drift_finding"
					+ " where enterprise_id = ? and not repaired")
			.param(enterprise.value())
			.query(FindingTable::finding)
			.list()
			.stream()
			.filter((finding) -> Causes.isRepairable(finding.code()))
			.toList();
	}

	void tried(EnterpriseId enterprise, boolean repaired) {
		this.jdbc.sql("update drift_finding set repaired = ? where enterprise_id = ?")
			.params(repaired, enterprise.value())
			.update();
	}

	private static String subject(DriftFinding finding) {
		String subject = finding.subject();
		return (subject != null) ? subject : "";
	}

	private static DriftFinding finding(ResultSet row, int number) throws SQLException {
		Instant since = row.getObject("since", OffsetDateTime.class).toInstant();
		return new DriftFinding(row.getString("code"), row.getString("subject"), since);
	}

}
