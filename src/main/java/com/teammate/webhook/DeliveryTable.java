package com.teammate.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.teammate.event.Event;
import com.teammate.event.EventId;
import com.teammate.event.EventType;
import com.teammate.reseller.ResellerId;
import com.teammate.webhook.Delivery.State;
import com.teammate.webhook.Delivery.Try;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All deliveries and their tries. */
@Repository
class DeliveryTable {

	private static final String COLUMNS = "d.id, d.endpoint_id, d.reseller_id, d.number, d.type, d.state, d.attempts, "
			+ "d.created_at, d.next_try_at, d.finished_at";

	private static final String OPEN = """
			from webhook_delivery d join event e on e.reseller_id = d.reseller_id and e.number = d.number
				join webhook_endpoint p on p.id = d.endpoint_id
			where d.state in ('PENDING', 'FAILED') and (d.state = 'FAILED' or d.attempts > 0)
				and (p.enabled or p.stop is not null)
				and (:enterprise::uuid is null or e.enterprise_id = :enterprise)
				and not exists (select 1 from webhook_delivery l where l.reseller_id = d.reseller_id and l.number = d.number
					and l.endpoint_id = d.endpoint_id and (l.created_at, l.id) > (d.created_at, d.id))
				and not (p.reseller_id is null and exists (select 1 from event n join webhook_delivery l
					on l.reseller_id = n.reseller_id and l.number = n.number and l.endpoint_id = d.endpoint_id
					where n.enterprise_id = e.enterprise_id and n.number > e.number))
			""";

	private final JdbcClient jdbc;

	DeliveryTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	DeliveryId add(EndpointId endpoint, Event event, Instant now) {
		DeliveryId id = new DeliveryId(UUID.randomUUID());
		this.jdbc.sql("""
				insert into webhook_delivery
					(id, endpoint_id, reseller_id, number, type, state, attempts, created_at, next_try_at)
				values (?, ?, ?, ?, ?, 'PENDING', 0, ?, ?)""")
			.params(id.value(), endpoint.value(), event.reseller().value(), event.id().number(), event.type().value(),
					Timestamp.from(now), Timestamp.from(now))
			.update();
		return id;
	}

	/**
	 * New ones for the newest event of each enterprise, unless that got through or is
	 * being tried. What was given up before is then settled, too.
	 */
	List<DeliveryId> newestUndelivered(EndpointId endpoint, EventType type, Instant now) {
		List<DeliveryId> added = newestUnlessIn(Set.of(State.DELIVERED, State.PENDING), endpoint, type, now);
		this.jdbc.sql("update webhook_delivery set state = 'CANCELLED' where endpoint_id = ? and state = 'FAILED'")
			.param(endpoint.value())
			.update();
		return added;
	}

	/**
	 * New ones for the newest event of each enterprise that nobody sees any more, because
	 * it came, or was waiting, while the endpoint was off.
	 */
	List<DeliveryId> newestForgotten(EndpointId endpoint, EventType type, Instant now) {
		return newestUnlessIn(Set.of(State.DELIVERED, State.PENDING, State.FAILED), endpoint, type, now);
	}

	private List<DeliveryId> newestUnlessIn(Set<State> states, EndpointId endpoint, EventType type, Instant now) {
		return this.jdbc.sql("""
				insert into webhook_delivery
					(id, endpoint_id, reseller_id, number, type, state, attempts, created_at, next_try_at)
				select gen_random_uuid(), :endpoint, reseller_id, number, type, 'PENDING', 0, :now, :now
				from (select distinct on (enterprise_id) reseller_id, number, type from event
					where type = :type order by enterprise_id, number desc) newest
				where not exists (select 1 from webhook_delivery d where d.endpoint_id = :endpoint
					and d.reseller_id = newest.reseller_id and d.number = newest.number and d.state in (:states))
				returning id""")
			.param("states", states.stream().map(State::name).toList())
			.param("endpoint", endpoint.value())
			.param("type", type.value())
			.param("now", Timestamp.from(now))
			.query((row, number) -> new DeliveryId(row.getObject(1, UUID.class)))
			.list();
	}

	Optional<Delivery> find(DeliveryId id) {
		return this.jdbc.sql("select " + COLUMNS + " from webhook_delivery d where id = ?")
			.param(id.value())
			.query(DeliveryTable::delivery)
			.optional();
	}

	/** Newest first, from that place on. */
	List<Delivery> of(EndpointId endpoint, @Nullable State state, @Nullable Place after, int limit) {
		String filter = ((state != null) ? " and state = :state" : "")
				+ ((after != null) ? " and (created_at, id) < (:afterAt, :afterId)" : "");
		return this.jdbc
			.sql("select " + COLUMNS + " from webhook_delivery d where endpoint_id = :endpoint" + filter
					+ " order by created_at desc, id desc limit :limit")
			.param("endpoint", endpoint.value())
			.param("state", (state != null) ? state.name() : null)
			.param("afterAt", (after != null) ? Timestamp.from(after.createdAt()) : null)
			.param("afterId", (after != null) ? after.id().value() : null)
			.param("limit", limit)
			.query(DeliveryTable::delivery)
			.list();
	}

	/** Of one enterprise, newest first. */
	List<Delivery> about(UUID enterprise, int limit) {
		return this.jdbc.sql("""
				select %s from event e join webhook_delivery d on d.reseller_id = e.reseller_id and d.number = e.number
				where e.enterprise_id = ? order by d.created_at desc, d.id desc limit ?
				""".formatted(COLUMNS)).params(enterprise, limit).query(DeliveryTable::delivery).list();
	}

	/**
	 * What has not got through, each enterprise once, and once more for the PBX side.
	 * What the reseller has switched off itself, or had sent once more later, is no
	 * trouble; to the PBX side only the newest message matters, which says everything.
	 * @param enterprise of all when null
	 */
	List<Undelivered> undelivered(@Nullable UUID enterprise) {
		return this.jdbc
			.sql("""
					select e.enterprise_id, p.reseller_id is null pbx, min(d.created_at) since, bool_or(p.stop is not null) stopped,
						bool_or(d.state = 'FAILED') given_up, min(d.next_try_at) filter (where d.state = 'PENDING') next_try
					"""
					+ OPEN + " group by 1, 2")
			.param("enterprise", enterprise, Types.OTHER)
			.query((row, number) -> new Undelivered(row.getObject("enterprise_id", UUID.class), row.getBoolean("pbx"),
					row.getTimestamp("since").toInstant(), row.getBoolean("stopped"), row.getBoolean("given_up"),
					EndpointTable.instant(row.getTimestamp("next_try"))))
			.list();
	}

	/** The deliveries of one enterprise that have not got through, oldest first. */
	List<Delivery> open(UUID enterprise) {
		return this.jdbc.sql("select " + COLUMNS + " " + OPEN + " order by d.created_at, d.id")
			.param("enterprise", enterprise, Types.OTHER)
			.query(DeliveryTable::delivery)
			.list();
	}

	Map<DeliveryId, List<Try>> tries(Collection<DeliveryId> deliveries) {
		Map<DeliveryId, List<Try>> tries = new HashMap<>();
		this.jdbc.sql("""
				select delivery_id, number, at, status, duration_ms, problem, answer
				from webhook_attempt where delivery_id = any (?) order by number
				""").param(deliveries.stream().map(DeliveryId::value).toArray(UUID[]::new)).query((row) -> {
			tries.computeIfAbsent(new DeliveryId(row.getObject("delivery_id", UUID.class)), (id) -> new ArrayList<>())
				.add(attempt(row));
		});
		return tries;
	}

	void log(Delivery delivery, Attempt attempt, Instant now) {
		this.jdbc.sql("""
				insert into webhook_attempt (delivery_id, number, at, status, duration_ms, problem, answer)
				values (?, ?, ?, ?, ?, ?, ?)""")
			.params(delivery.id().value(), delivery.attempts() + 1, Timestamp.from(now), attempt.status(),
					attempt.duration().toMillis(), attempt.problem(), attempt.answer())
			.update();
		this.jdbc.sql("update webhook_delivery set attempts = attempts + 1 where id = ?")
			.param(delivery.id().value())
			.update();
	}

	void postpone(DeliveryId id, Instant until) {
		this.jdbc.sql("update webhook_delivery set next_try_at = ? where id = ?")
			.params(Timestamp.from(until), id.value())
			.update();
	}

	void finish(DeliveryId id, State state, Instant now) {
		this.jdbc.sql("update webhook_delivery set state = ?, finished_at = ? where id = ?")
			.params(state.name(), Timestamp.from(now), id.value())
			.update();
	}

	/** A few each time, and never waiting for another node that does the same. */
	void forgetBefore(Instant old) {
		this.jdbc.sql("""
				delete from webhook_delivery where id = any (array (select id from webhook_delivery
				where finished_at < ? order by finished_at limit 100 for update skip locked))""")
			.param(Timestamp.from(old))
			.update();
	}

	private static Delivery delivery(ResultSet row, int number) throws SQLException {
		return new Delivery(new DeliveryId(row.getObject("id", UUID.class)),
				new EndpointId(row.getObject("endpoint_id", UUID.class)),
				new ResellerId(row.getObject("reseller_id", UUID.class)), new EventId(row.getLong("number")),
				EventType.of(row.getString("type")).orElseThrow(), State.valueOf(row.getString("state")),
				row.getInt("attempts"), row.getTimestamp("created_at").toInstant(),
				row.getTimestamp("next_try_at").toInstant(), EndpointTable.instant(row.getTimestamp("finished_at")));
	}

	private static Try attempt(ResultSet row) throws SQLException {
		return new Try(row.getInt("number"), row.getTimestamp("at").toInstant(), row.getObject("status", Integer.class),
				row.getLong("duration_ms"), row.getString("problem"), row.getString("answer"));
	}

	/** A place in the log. */
	record Place(Instant createdAt, DeliveryId id) {

	}

}
