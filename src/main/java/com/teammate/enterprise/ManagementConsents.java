package com.teammate.enterprise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The administrator's yes to being managed by the reseller: for what, until when, and
 * what was done under it. It is asked for at every single act, so taking it back counts
 * at once.
 */
@Service
@Transactional
public class ManagementConsents implements PersonalData {

	private final JdbcClient jdbc;

	private final Enterprises enterprises;

	private final Audit audit;

	private final Events events;

	private final Clock clock;

	ManagementConsents(JdbcClient jdbc, Enterprises enterprises, Audit audit, Events events, Clock clock) {
		this.jdbc = jdbc;
		this.enterprises = enterprises;
		this.audit = audit;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Replaces an earlier yes. False, and nothing changes, when the reseller has not
	 * asked.
	 * @param until null is until further notice
	 * @param by identifies the administrator: the object id in the tenant, or what else
	 * is known
	 */
	public boolean grant(EnterpriseId id, Set<Scope> scopes, @Nullable Instant until, String by) {
		if (this.enterprises.lock(id).managementConsent() == ManagementConsent.NOT_REQUESTED || scopes.isEmpty()) {
			return false;
		}
		end(id, by);
		this.jdbc.sql("""
				insert into management_grant (id, enterprise_id, routing, users, granted_at, granted_by, until)
				values (:id, :enterprise, :routing, :users, :now, :by, :until)
				""")
			.param("id", UUID.randomUUID())
			.param("enterprise", id.value())
			.param("routing", scopes.contains(Scope.ROUTING))
			.param("users", scopes.contains(Scope.USERS))
			.param("now", now())
			.param("by", by)
			.param("until", (until != null) ? Timestamp.from(until) : null)
			.update();
		become(id, ManagementConsent.GRANTED);
		this.audit.note(id.value(), Party.ADMINISTRATOR, "Allowed management by the service provider: " + words(scopes)
				+ ((until != null) ? ", until " + until.truncatedTo(ChronoUnit.DAYS) : "") + ".");
		this.events.record(id.value(), EventType.MANAGEMENT_CONSENT_GRANTED);
		return true;
	}

	/** False when there is nothing to take back. */
	public boolean revoke(EnterpriseId id, String by) {
		this.enterprises.lock(id);
		boolean granted = this.jdbc.sql("select management_consent = 'GRANTED' from enterprise where id = :id")
			.param("id", id.value())
			.query(Boolean.class)
			.single();
		if (granted) {
			end(id, by);
			become(id, ManagementConsent.REVOKED);
			this.audit.note(id.value(), Party.ADMINISTRATOR, "Took back the management by the service provider.");
			this.events.record(id.value(), EventType.MANAGEMENT_CONSENT_REVOKED);
		}
		return granted;
	}

	/** The administrator does not want to decide now; the request stays. */
	public void postpone(EnterpriseId id) {
		this.jdbc.sql("update enterprise set management_postponed_at = :now where id = :id")
			.param("now", now())
			.param("id", id.value())
			.update();
	}

	/** Whether the request is still to be put before the administrator. */
	@Transactional(readOnly = true)
	public boolean isToBeAsked(EnterpriseId id) {
		return this.jdbc.sql("""
				select management_consent = 'PENDING' and management_postponed_at is null from enterprise where id = :id
				""").param("id", id.value()).query(Boolean.class).optional().orElse(false);
	}

	/** Whether the reseller may do that at this very moment. */
	@Transactional(readOnly = true)
	public boolean allows(EnterpriseId id, Scope scope) {
		// A yes that was given before there were scopes covers both.
		return this.enterprises.get(id).managementConsent() == ManagementConsent.GRANTED
				&& current(id).map((grant) -> grant.scopes().contains(scope)).orElse(true);
	}

	/**
	 * Whether the administrator has said no to it: by leaving it out, by taking it back,
	 * or because the time is over. Before there is an answer, what was agreed with the
	 * invitation holds; once there was one, only a yes lets, whatever the reseller asks
	 * for meanwhile.
	 */
	@Transactional(readOnly = true)
	public boolean isRefused(EnterpriseId id, Scope scope) {
		ManagementConsent consent = this.enterprises.get(id).managementConsent();
		boolean answered = consent == ManagementConsent.GRANTED || consent == ManagementConsent.REVOKED;
		return (answered || !of(id).isEmpty()) && !allows(id, scope);
	}

	/** Throws {@link ManagementNotAllowed} where {@link #isRefused}. */
	@Transactional(readOnly = true)
	public void refuseAgainst(EnterpriseId id, Scope scope) {
		if (isRefused(id, scope)) {
			throw new ManagementNotAllowed(id, scope, this.enterprises.get(id).managementConsent());
		}
	}

	/**
	 * Keeps what the reseller did, for the administrator to see.
	 * @param subject whom or what it was done to
	 * @param details what else should be known, if anything
	 */
	public void note(EnterpriseId id, Deed deed, String subject, @Nullable String details) {
		current(id).ifPresent((grant) -> this.jdbc.sql("""
				insert into management_act (grant_id, at, deed, subject, details)
				values (:grant, :now, :deed, :subject, :details)
				""")
			.param("grant", grant.id())
			.param("now", now())
			.param("deed", deed.name())
			.param("subject", subject)
			.param("details", details)
			.update());
	}

	/** When there was a yes stays; who said it, and what was done for whom, does not. */
	@Override
	public void forget(EnterpriseId id) {
		this.jdbc
			.sql("delete from management_act where grant_id in"
					+ " (select id from management_grant where enterprise_id = ?)")
			.param(id.value())
			.update();
		this.jdbc.sql(
				"update management_grant set granted_by = '(removed)', ended_by = case when ended_by is not null then '(removed)' end where enterprise_id = ?")
			.param(id.value())
			.update();
	}

	@Override
	public void erase(EnterpriseId id, ErasedPerson person) {
		this.jdbc.sql("""
				update management_act set subject = regexp_replace(subject, :address, :pseudonym, 'gi'),
					text = regexp_replace(text, :address, :pseudonym, 'gi')
				where grant_id in (select id from management_grant where enterprise_id = :id)
				""")
			.param("address", person.pattern())
			.param("pseudonym", person.pseudonym().value())
			.param("id", id.value())
			.update();
	}

	/** Every yes there has been, newest first. */
	@Transactional(readOnly = true)
	public List<Grant> of(EnterpriseId id) {
		return this.jdbc.sql("""
				select id, routing, users, granted_at, granted_by, until, ended_at
				from management_grant where enterprise_id = :id order by granted_at desc
				""").param("id", id.value()).query(this::grant).list();
	}

	/** The yes that counts now. */
	@Transactional(readOnly = true)
	public Optional<Grant> current(EnterpriseId id) {
		return of(id).stream().filter((grant) -> grant.isGoodAt(this.clock.instant())).findFirst();
	}

	private void end(EnterpriseId id, String by) {
		this.jdbc.sql(
				"update management_grant set ended_at = :now, ended_by = :by where enterprise_id = :id and ended_at is null")
			.param("now", now())
			.param("by", by)
			.param("id", id.value())
			.update();
	}

	private void become(EnterpriseId id, ManagementConsent consent) {
		this.jdbc.sql("update enterprise set management_consent = :consent where id = :id")
			.param("consent", consent.name())
			.param("id", id.value())
			.update();
		this.enterprises.touch(id);
	}

	private Grant grant(ResultSet row, int number) throws SQLException {
		UUID id = row.getObject("id", UUID.class);
		Set<Scope> scopes = EnumSet.noneOf(Scope.class);
		if (row.getBoolean("routing")) {
			scopes.add(Scope.ROUTING);
		}
		if (row.getBoolean("users")) {
			scopes.add(Scope.USERS);
		}
		return new Grant(id, scopes, row.getTimestamp("granted_at").toInstant(), row.getString("granted_by"),
				instant(row.getTimestamp("until")), instant(row.getTimestamp("ended_at")), acts(id));
	}

	private List<Act> acts(UUID grant) {
		return this.jdbc
			.sql("select at, deed, subject, details from management_act where grant_id = :grant order by id")
			.param("grant", grant)
			.query((row, number) -> new Act(row.getTimestamp("at").toInstant(), Deed.valueOf(row.getString("deed")),
					row.getString("subject"), row.getString("details")))
			.list();
	}

	private static String words(Set<Scope> scopes) {
		return scopes.stream()
			.sorted()
			.map((scope) -> scope.name().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(" and "));
	}

	@Nullable private static Instant instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

	private Timestamp now() {
		return Timestamp.from(Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS));
	}

	/** What a reseller may be allowed to do. */
	public enum Scope {

		/** Link and unlink regions of an active enterprise. */
		ROUTING,
		/** Add and remove Teams users. */
		USERS

	}

	/**
	 * One yes.
	 *
	 * @param until null is until further notice
	 * @param endedAt when it was taken back or replaced
	 * @param acts what the reseller did under it, oldest first
	 */
	public record Grant(UUID id, Set<Scope> scopes, Instant grantedAt, String grantedBy, @Nullable Instant until,
			@Nullable Instant endedAt, List<Act> acts) {

		boolean isGoodAt(Instant now) {
			return this.endedAt == null && (this.until == null || now.isBefore(this.until));
		}

	}

	/**
	 * Something done under a yes.
	 *
	 * @param subject whom or what it was done to
	 */
	public record Act(Instant at, Deed deed, String subject, @Nullable String details) {

	}

	/** What a reseller may do under a yes. */
	public enum Deed {

		USER_ADDED, USER_REMOVED,
		/** From the order in the details to that in the subject. */
		REGIONS_CHANGED,
		/** Of a time when only sentences were kept; the subject is one. */
		OTHER

	}

}
