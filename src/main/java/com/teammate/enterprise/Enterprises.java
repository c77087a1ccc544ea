package com.teammate.enterprise;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All enterprises; every question of a reseller's door carries the reseller. */
@Service
@Transactional
public class Enterprises implements PersonalData {

	/** What stands for an address that was forgotten; no mail ever reaches it. */
	private static final EmailAddress FORGOTTEN = new EmailAddress("removed@removed.invalid");

	private final JdbcClient jdbc;

	private final Events events;

	private final Clock clock;

	private final EnterpriseRow row;

	Enterprises(JdbcClient jdbc, Events events, Clock clock) {
		this.jdbc = jdbc;
		this.events = events;
		this.clock = clock;
		this.row = new EnterpriseRow(clock);
	}

	/** Writes the row; joins the caller's transaction. */
	public Enterprise create(EnterpriseId id, NewEnterprise request) {
		ManagementConsent consent = ManagementConsent.NOT_REQUESTED.whenRequested(request.requestManagementConsent());
		this.jdbc
			.sql("""
					insert into enterprise (id, reseller_id, name, admin_email, user_limit, pbx_music_on_hold, access_sip_data,
						request_management_consent, sbc_regions, services, pbx_types, billing_reference, country,
						status, management_consent, created_at, updated_at, version)
					values (:id, :reseller, :name, :adminEmail, :userLimit, :musicOnHold, :sipData,
						:requestConsent, :regions, :services, :pbxTypes, :billingReference, :country,
						:status, :managementConsent, :now, :now, 1)
					""")
			.params(this.row.columns(id, request))
			.param("status", EnterpriseStatus.ONBOARDING.name())
			.param("managementConsent", consent.name())
			.param("now", now())
			.update();
		this.events.record(id.value(), EventType.ENTERPRISE_CREATED, Map.of("name", request.name()));
		return get(id);
	}

	/**
	 * Throws {@link EnterpriseNotFound}. For our own work only; doors of resellers use
	 * {@link #find}.
	 */
	@Transactional(readOnly = true)
	public Enterprise get(EnterpriseId id) {
		return this.jdbc.sql(EnterpriseRow.SELECT + " where id = :id")
			.param("id", id.value())
			.query(this.row)
			.optional()
			.orElseThrow(() -> new EnterpriseNotFound(id));
	}

	/**
	 * The reseller's enterprise with that id; empty also when it is another reseller's.
	 */
	@Transactional(readOnly = true)
	public Optional<Enterprise> find(ResellerId reseller, EnterpriseId id) {
		return this.jdbc.sql(EnterpriseRow.SELECT + " where reseller_id = :reseller and id = :id")
			.param("reseller", reseller.value())
			.param("id", id.value())
			.query(this.row)
			.optional();
	}

	/** In the order of the query; up to {@code query.limit()} of them. */
	@Transactional(readOnly = true)
	public List<Enterprise> list(ResellerId reseller, EnterpriseQuery query) {
		EnterpriseList list = new EnterpriseList(reseller, query);
		return this.jdbc.sql(list.sql()).params(list.params()).query(this.row).list();
	}

	/** Those of the given ids that there are, in no order; for our own work only. */
	@Transactional(readOnly = true)
	public List<Enterprise> all(Collection<EnterpriseId> ids) {
		UUID[] values = ids.stream().map(EnterpriseId::value).toArray(UUID[]::new);
		return this.jdbc.sql(EnterpriseRow.SELECT + " where id = any(:ids)")
			.param("ids", values)
			.query(this.row)
			.list();
	}

	/**
	 * Where somebody must act: what each waits for, longest first. For our own work only.
	 */
	@Transactional(readOnly = true)
	public List<Waiting> waiting() {
		return this.jdbc.sql("""
				select id, next_actor, next_code, next_since, next_due_by from enterprise
				where status in ('ONBOARDING', 'ACTIVE', 'REMOVING') and next_actor is not null order by next_since
				""").query(EnterpriseRow::waiting).list();
	}

	/**
	 * Those of all resellers whose name, address, id, tenant or reseller fits, newest
	 * first; for the staff only.
	 * @param id an enterprise's or a tenant's, if the words are one
	 */
	@Transactional(readOnly = true)
	public List<Enterprise> search(String words, @Nullable UUID id, Collection<ResellerId> resellers, int limit) {
		return this.jdbc.sql(EnterpriseRow.SELECT + """
				 where id = :id or tenant_id = :id or reseller_id = any(:resellers)
					or lower(name || ' ' || admin_email) like :text
				order by created_at desc, id desc limit :limit
				""")
			.param("id", id, Types.OTHER)
			.param("resellers", resellers.stream().map(ResellerId::value).toArray(UUID[]::new))
			.param("text", EnterpriseList.pattern(words))
			.param("limit", limit)
			.query(this.row)
			.list();
	}

	/**
	 * How often each has changed so far, for whoever only wants to know whether one has.
	 */
	@Transactional(readOnly = true)
	public Map<EnterpriseId, Long> versions(Collection<EnterpriseId> ids) {
		return this.jdbc.sql("select id, version from enterprise where id = any(:ids)")
			.param("ids", ids.stream().map(EnterpriseId::value).toArray(UUID[]::new))
			.query((row) -> {
				Map<EnterpriseId, Long> versions = new HashMap<>();
				while (row.next()) {
					versions.put(new EnterpriseId(row.getObject("id", UUID.class)), row.getLong("version"));
				}
				return versions;
			});
	}

	/**
	 * Holds the enterprise until the transaction ends, so that a fact and the move of the
	 * process that it causes are seen together or not at all.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Enterprise lock(EnterpriseId id) {
		return this.jdbc.sql(EnterpriseRow.SELECT + " where id = :id for update")
			.param("id", id.value())
			.query(this.row)
			.optional()
			.orElseThrow(() -> new EnterpriseNotFound(id));
	}

	/**
	 * Binds the enterprise to a tenant for good; throws {@link TenantTaken} when another
	 * living enterprise has it, which leaves the caller's transaction usable.
	 */
	@Transactional(noRollbackFor = TenantTaken.class)
	public void pinTenant(EnterpriseId id, TenantId tenant) {
		// One at a time per tenant, so that the unique index never has to abort the
		// transaction.
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:tenant, 0))")
			.param("tenant", tenant.toString())
			.query()
			.singleValue();
		if (isTaken(id, tenant)) {
			throw new TenantTaken(tenant);
		}
		change(id, "tenant_id = :value", tenant.value());
	}

	/** The living enterprise that is bound to the tenant. */
	@Transactional(readOnly = true)
	public Optional<Enterprise> ofTenant(TenantId tenant) {
		return this.jdbc.sql(EnterpriseRow.SELECT + " where tenant_id = :tenant and status <> 'REMOVED'")
			.param("tenant", tenant.value())
			.query(this.row)
			.optional();
	}

	/** Whether another living enterprise than this one has the tenant. */
	@Transactional(readOnly = true)
	public boolean isTaken(EnterpriseId id, TenantId tenant) {
		return this.jdbc.sql("""
				select exists (select 1 from enterprise
					where tenant_id = :tenant and id <> :id and status <> 'REMOVED')
				""").param("tenant", tenant.value()).param("id", id.value()).query(Boolean.class).single();
	}

	/** Something that belongs to it has changed. */
	void touch(EnterpriseId id) {
		this.jdbc.sql("update enterprise set updated_at = :now, version = version + 1 where id = :id")
			.param("id", id.value())
			.param("now", now())
			.update();
	}

	/**
	 * Changes nothing when the enterprise is active already; one that was disabled at the
	 * last moment comes back active.
	 */
	public void activate(EnterpriseId id) {
		EnterpriseStatus status = lock(id).status();
		if (status == EnterpriseStatus.ONBOARDING) {
			change(id, "status = :value", EnterpriseStatus.ACTIVE.name());
			this.events.record(id.value(), EventType.ENTERPRISE_ACTIVE);
			tellPbx(get(id));
		}
		if (status == EnterpriseStatus.DISABLED) {
			change(id, "disabled_from = :value", EnterpriseStatus.ACTIVE.name());
		}
	}

	/** Whether it is active, or will be again once it is enabled. */
	@Transactional(readOnly = true)
	public boolean isActivated(EnterpriseId id) {
		return this.jdbc.sql("select coalesce(disabled_from, status) from enterprise where id = :id")
			.param("id", id.value())
			.query(String.class)
			.single()
			.equals(EnterpriseStatus.ACTIVE.name());
	}

	/**
	 * Remembers what the enterprise was, and says until {@link #enable} that the reseller
	 * must act next. False when it is neither being onboarded nor active.
	 */
	public boolean disable(EnterpriseId id) {
		boolean disabled = this.jdbc.sql("""
				update enterprise set status = 'DISABLED', disabled_from = status, disabled_at = :now,
					updated_at = :now, version = version + 1
				where id = :id and status in ('ONBOARDING', 'ACTIVE')
				""").param("id", id.value()).param("now", now()).update() == 1;
		if (disabled) {
			tell(get(id), EventType.ENTERPRISE_DISABLED);
			if (isActivated(id)) {
				tellPbx(get(id));
			}
		}
		return disabled;
	}

	/** Makes it what it was, next action and all; false when it is not disabled. */
	public boolean enable(EnterpriseId id) {
		boolean enabled = this.jdbc.sql("""
				update enterprise set status = disabled_from, disabled_from = null, disabled_at = null,
					updated_at = :now, version = version + 1
				where id = :id and status = 'DISABLED'
				""").param("id", id.value()).param("now", now()).update() == 1;
		if (enabled) {
			tell(get(id), EventType.ENTERPRISE_ENABLED);
			if (isActivated(id)) {
				tellPbx(get(id));
			}
		}
		return enabled;
	}

	/**
	 * From here on there is no way back; false when that has begun before, or is done.
	 */
	public boolean beginRemoval(EnterpriseId id) {
		boolean activated = isActivated(id);
		boolean begun = this.jdbc.sql("""
				update enterprise set status = 'REMOVING', disabled_from = null, disabled_at = null,
					updated_at = :now, version = version + 1
				where id = :id and status in ('ONBOARDING', 'ACTIVE', 'DISABLED')
				""").param("id", id.value()).param("now", now()).update() == 1;
		if (begun) {
			this.events.record(id.value(), EventType.ENTERPRISE_REMOVING);
			if (activated) {
				tellPbx(get(id));
			}
		}
		return begun;
	}

	/** Its tenant and its administrator's address are free for another enterprise. */
	public void completeRemoval(EnterpriseId id) {
		if (lock(id).status() == EnterpriseStatus.REMOVING) {
			change(id, "status = :value", EnterpriseStatus.REMOVED.name());
			this.events.record(id.value(), EventType.ENTERPRISE_REMOVED);
		}
	}

	/** The name stays: it is the company's, and the reseller's books refer to it. */
	@Override
	public void forget(EnterpriseId id) {
		change(id, "admin_email = :value", FORGOTTEN.value());
	}

	/**
	 * Takes other wishes than before for an enterprise; whoever calls answers for what
	 * follows from them.
	 */
	public Enterprise revise(EnterpriseId id, NewEnterprise request) {
		Enterprise before = lock(id);
		ManagementConsent consent = before.managementConsent().whenRequested(request.requestManagementConsent());
		this.jdbc.sql("""
				update enterprise set name = :name, admin_email = :adminEmail, user_limit = :userLimit,
					pbx_music_on_hold = :musicOnHold, access_sip_data = :sipData,
					request_management_consent = :requestConsent, sbc_regions = :regions, services = :services,
					pbx_types = :pbxTypes, billing_reference = :billingReference, country = :country,
					management_postponed_at = case when management_consent = :managementConsent
						then management_postponed_at end,
					management_consent = :managementConsent, updated_at = :now, version = version + 1
				where id = :id
				""")
			.params(this.row.columns(id, request))
			.param("managementConsent", consent.name())
			.param("now", now())
			.update();
		if (consent == ManagementConsent.NOT_REQUESTED) {
			this.jdbc.sql("""
					update management_grant set ended_at = :now, ended_by = 'reseller'
					where enterprise_id = :id and ended_at is null
					""").param("id", id.value()).param("now", now()).update();
		}
		this.events.record(id.value(), EventType.ENTERPRISE_CHANGED);
		if (consent != before.managementConsent()) {
			this.events.record(id.value(), (consent == ManagementConsent.PENDING)
					? EventType.MANAGEMENT_CONSENT_REQUESTED : EventType.MANAGEMENT_CONSENT_WITHDRAWN);
		}
		Enterprise after = get(id);
		boolean sameOptions = request.pbxMusicOnHold() == before.requested().pbxMusicOnHold()
				&& request.accessSipData() == before.requested().accessSipData();
		if (!sameOptions && isActivated(id)) {
			tellPbx(after);
		}
		return after;
	}

	/**
	 * Says who must act next, or will once it is enabled again; null when nothing is
	 * left. Keeps {@code since} while the deed stays the same.
	 */
	public void expect(EnterpriseId id, @Nullable NextAction next) {
		boolean news = this.jdbc.sql("""
				update enterprise set next_actor = :actor, next_code = :code, next_due_by = :dueBy,
					next_since = case when next_code = :code and next_actor = :actor then next_since else :since end,
					updated_at = :now, version = version + 1
				from (select id as old_id, next_actor as old_actor, next_code as old_code
					from enterprise where id = :id for no key update) old
				where id = old_id
				returning (old_actor, old_code) is distinct from (next_actor, next_code) and status <> 'DISABLED'
				""")
			.param("id", id.value())
			.param("actor", (next != null) ? next.actor().name() : null)
			.param("code", (next != null) ? next.code() : null)
			.param("since", (next != null) ? Timestamp.from(next.since()) : null)
			.param("dueBy", (next != null && next.dueBy() != null) ? Timestamp.from(next.dueBy()) : null)
			.param("now", now())
			.query(Boolean.class)
			.optional()
			.orElse(false);
		if (news) {
			tellNextAction(get(id));
		}
	}

	/** Whole and not as a difference, so that the newest message is all that counts. */
	private void tellPbx(Enterprise enterprise) {
		this.events.record(enterprise.id().value(), EventType.PBX_OPTIONS_CHANGED,
				Map.of("status", enterprise.status().name(), "pbxMusicOnHold", enterprise.requested().pbxMusicOnHold(),
						"accessSipData", enterprise.requested().accessSipData()));
	}

	private void tell(Enterprise enterprise, EventType type) {
		this.events.record(enterprise.id().value(), type);
		tellNextAction(enterprise);
	}

	private void tellNextAction(Enterprise enterprise) {
		NextAction next = enterprise.nextAction();
		this.events.record(enterprise.id().value(), EventType.NEXT_ACTION_CHANGED,
				(next != null) ? Map.of("actor", next.actor().name(), "code", next.code()) : Map.of());
	}

	private void change(EnterpriseId id, String assignment, Object value) {
		int rows = this.jdbc
			.sql("update enterprise set " + assignment + ", updated_at = :now, version = version + 1 where id = :id")
			.param("id", id.value())
			.param("value", value)
			.param("now", now())
			.update();
		if (rows == 0) {
			throw new EnterpriseNotFound(id);
		}
	}

	/** What an enterprise waits for. */
	public record Waiting(EnterpriseId enterprise, NextAction next) {

	}

	private Timestamp now() {
		return Timestamp.from(Instant.now(this.clock).truncatedTo(ChronoUnit.MICROS));
	}

}
