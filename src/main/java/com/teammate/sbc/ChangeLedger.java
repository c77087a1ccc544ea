package com.teammate.sbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.microsoft.LastWrite;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import com.teammate.sbc.PlannedChange.System;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remembers everything that was written to the tenant, to DNS and to Teams. An object
 * that is found as it was left gets no second entry, so steps may run again.
 */
@Service
public class ChangeLedger {

	private final JdbcClient jdbc;

	private final Clock clock;

	ChangeLedger(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What was changed for an enterprise, oldest first. */
	@Transactional(readOnly = true)
	public List<Change> of(EnterpriseId enterprise) {
		return this.jdbc.sql("select * from change where enterprise_id = ? order by id")
			.param(enterprise.value())
			.query(ChangeLedger::change)
			.list();
	}

	/** Keeps it even if the step fails afterwards: the world has changed all the same. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void note(Link link, Kind kind, String name, String after) {
		put(link.enterprise(), link.region(), kind, name, after, Step.LINK_SBC_REGIONS);
	}

	/** Keeps what Microsoft itself has done as the administrator consented. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void noteConsented(EnterpriseId enterprise, Kind kind, String name) {
		put(enterprise, null, kind, name, "present", Step.FIRST_CONSENT);
	}

	private void put(EnterpriseId enterprise, @Nullable RegionId region, Kind kind, String name, String after,
			Step step) {
		String before = latest(enterprise, kind, name);
		if (after.equals(before)) {
			return;
		}
		this.jdbc.sql("""
				insert into change (enterprise_id, region, kind, name, action, value_before, value_after, step,
					request_id, at)
				values (:enterprise, :region, :kind, :name, :action, :before, :after, :step, :request, :at)
				""")
			.param("enterprise", enterprise.value())
			.param("region", (region != null) ? region.value() : null)
			.param("kind", kind.name())
			.param("name", name)
			.param("action", ((before != null) ? Action.CHANGE : Action.CREATE).name())
			.param("before", before)
			.param("after", after)
			.param("step", step.name())
			.param("request", requestOf(kind))
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
	}

	private @Nullable String latest(EnterpriseId enterprise, Kind kind, String name) {
		return this.jdbc
			.sql("select value_after from change where enterprise_id = ? and kind = ? and name = ?"
					+ " order by id desc limit 1")
			.params(enterprise.value(), kind.name(), name)
			.query(String.class)
			.optional()
			.orElse(null);
	}

	private static @Nullable String requestOf(Kind kind) {
		return (kind.system() == System.MICROSOFT_ENTRA) ? LastWrite.requestId().orElse(null) : null;
	}

	private static Change change(ResultSet row, int number) throws SQLException {
		String region = row.getString("region");
		return new Change(Kind.valueOf(row.getString("kind")), row.getString("name"),
				Action.valueOf(row.getString("action")), (region != null) ? new RegionId(region) : null,
				row.getString("value_before"), row.getString("value_after"), Step.valueOf(row.getString("step")),
				row.getString("request_id"), row.getTimestamp("at").toInstant());
	}

}
