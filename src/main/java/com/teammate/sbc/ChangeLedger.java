package com.teammate.sbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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

	private static final String PRESENT = "present";

	private final JdbcClient jdbc;

	private final Clock clock;

	ChangeLedger(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What was changed for an enterprise, oldest first. */
	@Transactional(readOnly = true)
	public List<Change> of(EnterpriseId enterprise) {
		return this.jdbc.sql("""
				select region, kind, name, action, value_before, value_after, step, request_id, at
				from change where enterprise_id = ? order by id
				""").param(enterprise.value()).query(ChangeLedger::change).list();
	}

	/** Whether we made the object, so that undoing takes it away. */
	@Transactional(readOnly = true)
	public boolean isOurs(EnterpriseId enterprise, Kind kind, String name) {
		return since(enterprise, kind, name).contains(Action.CREATE);
	}

	/**
	 * Remembers what was there before anything is written. Kept even if the step falls
	 * right after its effect, so that what is found when it runs again counts as ours.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void look(Link link, Kind kind, String name, Optional<String> found) {
		if (hasLooked(link.enterprise(), kind, name)) {
			return;
		}
		found.ifPresentOrElse(
				(value) -> add(link.enterprise(), region(link, kind), kind, name, Action.FIND, value, value,
						Step.LINK_SBC_REGIONS),
				() -> this.jdbc.sql("insert into change_ahead (enterprise_id, kind, name) values (?, ?, ?)")
					.params(link.enterprise().value(), kind.name(), name)
					.update());
	}

	boolean hasLooked(EnterpriseId enterprise, Kind kind, String name) {
		return !since(enterprise, kind, name).isEmpty()
				|| this.jdbc.sql("select count(*) from change_ahead where enterprise_id = ? and kind = ? and name = ?")
					.params(enterprise.value(), kind.name(), name)
					.query(Integer.class)
					.single() > 0;
	}

	/** Whether the object was there before us. */
	@Transactional(readOnly = true)
	boolean wasFound(EnterpriseId enterprise, Kind kind, String name) {
		return since(enterprise, kind, name).contains(Action.FIND);
	}

	/** Whose change that request at Microsoft made. */
	@Transactional(readOnly = true)
	public List<EnterpriseId> madeBy(String requestId) {
		return this.jdbc.sql("select distinct enterprise_id from change where request_id = ?")
			.param(requestId)
			.query(UUID.class)
			.list()
			.stream()
			.map(EnterpriseId::new)
			.toList();
	}

	/** Keeps it even if the step fails afterwards: the world has changed all the same. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void note(Link link, Kind kind, String name, String after) {
		boolean lost = last(link.enterprise(), kind, name, "value_after is null and step = 'CHECK_ENTERPRISE'");
		put(link.enterprise(), region(link, kind), kind, name, after,
				lost ? Step.CHECK_ENTERPRISE : Step.LINK_SBC_REGIONS);
	}

	/**
	 * Keeps that a check found an object gone that nobody here has removed; nothing where
	 * that stands already. It stays expected.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void noteLost(Link link, Kind kind, String name) {
		noteRemoved(link.enterprise(), region(link, kind), kind, name, Step.CHECK_ENTERPRISE);
	}

	/**
	 * Whether the object should be there: written, and not removed by ourselves since.
	 */
	@Transactional(readOnly = true)
	boolean expects(Link link, Kind kind, String name) {
		return last(link.enterprise(), kind, name, "value_after is not null or step = 'CHECK_ENTERPRISE'");
	}

	/** What was last written there. */
	@Transactional(readOnly = true)
	Optional<String> written(Link link, Kind kind, String name) {
		return this.jdbc
			.sql("select value_after from change where enterprise_id = ? and kind = ? and name = ?"
					+ " and value_after is not null order by id desc limit 1")
			.params(link.enterprise().value(), kind.name(), name)
			.query(String.class)
			.optional();
	}

	/** Keeps what Microsoft itself has done as the administrator consented. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void noteConsented(EnterpriseId enterprise, Kind kind, String name) {
		put(enterprise, null, kind, name, PRESENT, Step.FIRST_CONSENT);
	}

	/**
	 * Keeps that something was there before the administrator consented; nothing where
	 * the ledger knows of it. Part of keeping the consent, and so of its transaction.
	 */
	@Transactional
	void noteFoundAtConsent(EnterpriseId enterprise, Kind kind, String name) {
		if (since(enterprise, kind, name).isEmpty()) {
			add(enterprise, null, kind, name, Action.FIND, PRESENT, PRESENT, Step.FIRST_CONSENT);
		}
	}

	/**
	 * Keeps that an object is gone; nothing where the ledger has none. Under that name
	 * all begins anew.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	void noteRemoved(EnterpriseId enterprise, @Nullable RegionId region, Kind kind, String name, Step step) {
		String before = latest(enterprise, kind, name);
		if (before != null) {
			add(enterprise, region, kind, name, Action.REMOVE, before, null, step);
		}
		this.jdbc.sql("delete from change_ahead where enterprise_id = ? and kind = ? and name = ?")
			.params(enterprise.value(), kind.name(), name)
			.update();
	}

	/** Whether that is so of the last entry about an object; false without any. */
	private boolean last(EnterpriseId enterprise, Kind kind, String name, String condition) {
		return this.jdbc
			.sql("select " + condition + " from change where enterprise_id = ? and kind = ? and name = ?"
					+ " order by id desc limit 1")
			.params(enterprise.value(), kind.name(), name)
			.query(Boolean.class)
			.optional()
			.orElse(false);
	}

	private void put(EnterpriseId enterprise, @Nullable RegionId region, Kind kind, String name, String after,
			Step step) {
		String before = latest(enterprise, kind, name);
		if (!after.equals(before)) {
			add(enterprise, region, kind, name, (before != null) ? Action.CHANGE : Action.CREATE, before, after, step);
		}
	}

	private void add(EnterpriseId enterprise, @Nullable RegionId region, Kind kind, String name, Action action,
			@Nullable String before, @Nullable String after, Step step) {
		this.jdbc.sql("""
				insert into change (enterprise_id, region, kind, name, action, value_before, value_after, step,
					request_id, at)
				values (:enterprise, :region, :kind, :name, :action, :before, :after, :step, :request, :at)
				""")
			.param("enterprise", enterprise.value())
			.param("region", (region != null) ? region.value() : null)
			.param("kind", kind.name())
			.param("name", name)
			.param("action", action.name())
			.param("before", before)
			.param("after", after)
			.param("step", step.name())
			.param("request", (action != Action.FIND && step != Step.FIRST_CONSENT) ? requestOf(kind) : null)
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
	}

	private @Nullable String latest(EnterpriseId enterprise, Kind kind, String name) {
		return this.jdbc
			.sql("select value_after from change where enterprise_id = ? and kind = ? and name = ?"
					+ " order by id desc limit 1")
			.params(enterprise.value(), kind.name(), name)
			.query((row, number) -> Optional.ofNullable(row.getString(1)))
			.optional()
			.flatMap(Function.identity())
			.orElse(null);
	}

	/** What happened to the object since it came to be there. */
	private List<Action> since(EnterpriseId enterprise, Kind kind, String name) {
		List<Action> actions = this.jdbc
			.sql("select action from change where enterprise_id = ? and kind = ? and name = ? order by id")
			.params(enterprise.value(), kind.name(), name)
			.query((row, number) -> Action.valueOf(row.getString(1)))
			.list();
		return actions.subList(actions.lastIndexOf(Action.REMOVE) + 1, actions.size());
	}

	private static @Nullable RegionId region(Link link, Kind kind) {
		return kind.isShared() ? null : link.region();
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
