package com.teammate.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.ManagementConsents.Deed;
import com.teammate.enterprise.UserNotPossible.Reason;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The Teams users of enterprises. Every change holds its enterprise, so the limit and
 * what must be unique are checked one at a time.
 */
@Service
@Transactional
public class EnterpriseUsers implements PersonalData {

	private static final String COLUMNS = "id, user_principal_name, display_name, number, extension, created_at";

	private final JdbcClient jdbc;

	private final Enterprises enterprises;

	private final ManagementConsents consents;

	private final Audit audit;

	private final Events events;

	private final Clock clock;

	EnterpriseUsers(JdbcClient jdbc, Enterprises enterprises, ManagementConsents consents, Audit audit, Events events,
			Clock clock) {
		this.jdbc = jdbc;
		this.enterprises = enterprises;
		this.consents = consents;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/** Newest first; up to {@code limit} of them after that place. */
	@Transactional(readOnly = true)
	public List<EnterpriseUser> list(EnterpriseId enterprise, EnterpriseQuery.@Nullable Position after, int limit) {
		String rest = (after != null) ? " and (created_at, id) < (:afterAt, :afterId)" : "";
		return this.jdbc
			.sql("select " + COLUMNS + " from enterprise_user where enterprise_id = :enterprise" + rest
					+ " order by created_at desc, id desc limit :limit")
			.param("enterprise", enterprise.value())
			.param("afterAt", (after != null) ? Timestamp.from(after.createdAt()) : null)
			.param("afterId", (after != null) ? after.id() : null)
			.param("limit", limit)
			.query(EnterpriseUsers::user)
			.list();
	}

	/**
	 * By the administrator, or by the reseller under the administrator's consent. Throws
	 * {@link UserNotPossible}.
	 */
	public Addition add(EnterpriseId id, NewUser request, Party by) {
		Enterprise enterprise = managed(id, by);
		// Counted after the lock: the row that was locked may carry an older count.
		int used = count(id);
		Integer limit = enterprise.requested().userLimit();
		refuseIf(limit != null && used >= limit, Reason.USER_LIMIT_REACHED, enterprise);
		refuseIf(exists(id, "lower(user_principal_name) = lower(:value)", request.userPrincipalName().value()),
				Reason.USER_EXISTS, enterprise);
		refuseIf(exists(id, "number = :value", request.number())
				|| exists(id, "extension = :value", request.extension()), Reason.NUMBER_IN_USE, enterprise);
		EnterpriseUser user = new EnterpriseUser(UUID.randomUUID(), request.userPrincipalName(), request.displayName(),
				request.number(), request.extension(), Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS));
		insert(id, user);
		this.enterprises.touch(id);
		note(id, by, Deed.USER_ADDED, user.userPrincipalName().value());
		this.events.record(id.value(), EventType.USER_ADDED, Map.of("userId", user.id().toString()));
		return new Addition(user, used + 1, limit);
	}

	/** The same; false when the enterprise has no such user. */
	public boolean remove(EnterpriseId id, UUID user, Party by) {
		managed(id, by);
		List<String> removed = this.jdbc
			.sql("delete from enterprise_user where enterprise_id = ? and id = ? returning user_principal_name")
			.params(id.value(), user)
			.query(String.class)
			.list();
		removed.forEach((name) -> {
			this.enterprises.touch(id);
			note(id, by, Deed.USER_REMOVED, name);
			this.events.record(id.value(), EventType.USER_REMOVED, Map.of("userId", user.toString()));
		});
		return !removed.isEmpty();
	}

	@Override
	public void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from enterprise_user where enterprise_id = ?").param(enterprise.value()).update();
	}

	private void note(EnterpriseId id, Party by, Deed deed, String name) {
		this.audit.note(id.value(), by,
				"User " + name + " was " + ((deed == Deed.USER_ADDED) ? "added" : "removed") + ".");
		if (by.isReseller()) {
			this.consents.note(id, deed, name, null);
		}
	}

	/** Whether somebody is a user of it. */
	@Transactional(readOnly = true)
	public boolean has(EnterpriseId enterprise, EmailAddress name) {
		return exists(enterprise, "lower(user_principal_name) = lower(:value)", name.value());
	}

	private Enterprise managed(EnterpriseId id, Party by) {
		Enterprise enterprise = this.enterprises.lock(id);
		refuseIf(enterprise.status() != EnterpriseStatus.ACTIVE, Reason.ENTERPRISE_NOT_ACTIVE, enterprise);
		refuseIf(by.isReseller() && !this.consents.allows(id, ManagementConsents.Scope.USERS),
				Reason.MANAGEMENT_CONSENT_MISSING, enterprise);
		return enterprise;
	}

	private static void refuseIf(boolean refused, Reason reason, Enterprise enterprise) {
		if (refused) {
			throw new UserNotPossible(reason, enterprise);
		}
	}

	private int count(EnterpriseId enterprise) {
		return this.jdbc.sql("select count(*) from enterprise_user where enterprise_id = ?")
			.param(enterprise.value())
			.query(Integer.class)
			.single();
	}

	private boolean exists(EnterpriseId enterprise, String condition, @Nullable String value) {
		return value != null && this.jdbc
			.sql("select exists (select 1 from enterprise_user where enterprise_id = :enterprise and " + condition
					+ ")")
			.param("enterprise", enterprise.value())
			.param("value", value)
			.query(Boolean.class)
			.single();
	}

	private void insert(EnterpriseId enterprise, EnterpriseUser user) {
		this.jdbc.sql("""
				insert into enterprise_user
					(id, enterprise_id, user_principal_name, display_name, number, extension, created_at)
				values (?, ?, ?, ?, ?, ?, ?)
				""")
			.params(user.id(), enterprise.value(), user.userPrincipalName().value(), user.displayName(), user.number(),
					user.extension(), Timestamp.from(user.createdAt()))
			.update();
	}

	private static EnterpriseUser user(ResultSet row, int number) throws SQLException {
		return new EnterpriseUser(row.getObject("id", UUID.class),
				new EmailAddress(row.getString("user_principal_name")), row.getString("display_name"),
				row.getString("number"), row.getString("extension"), row.getTimestamp("created_at").toInstant());
	}

	/**
	 * What came of adding a user.
	 *
	 * @param inUse how many users there are now
	 * @param limit null is unlimited
	 */
	public record Addition(EnterpriseUser user, int inUse, @Nullable Integer limit) {

		/** Whether four fifths of the limit are used. */
		public boolean isNearLimit() {
			return this.limit != null && this.inUse * 5L >= this.limit * 4L;
		}

	}

}
