package com.teammate.event;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.teammate.reseller.ResellerId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All events. */
@Repository
class EventTable {

	private static final String COLUMNS = "reseller_id, number, enterprise_id, type, at, data";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	EventTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Map<UUID, ResellerId> resellers(Collection<UUID> enterprises) {
		Map<UUID, ResellerId> found = new HashMap<>();
		this.jdbc.sql("select id, reseller_id from enterprise where id = any (?)")
			.param(enterprises.toArray(UUID[]::new))
			.query((row) -> {
				found.put(row.getObject("id", UUID.class), new ResellerId(row.getObject("reseller_id", UUID.class)));
			});
		return found;
	}

	/**
	 * Gives out numbers without a gap. The row stays locked until the transaction ends,
	 * so the next one can neither be given nor seen before these.
	 * @return the first of them
	 */
	long reserve(ResellerId reseller, int count) {
		return this.jdbc.sql("""
				insert into event_number (reseller_id, last) values (:reseller, :count)
				on conflict (reseller_id) do update set last = event_number.last + :count
				returning last""").param("reseller", reseller.value()).param("count", count).query(Long.class).single()
				- count + 1;
	}

	void add(Event event) {
		this.jdbc
			.sql("insert into event (reseller_id, number, enterprise_id, type, at, data)"
					+ " values (:reseller, :number, :enterprise, :type, :at, :data)")
			.param("reseller", event.reseller().value())
			.param("number", event.id().number())
			.param("enterprise", event.enterprise())
			.param("type", event.type().value())
			.param("at", Timestamp.from(event.at()))
			.param("data", json(event.data()))
			.update();
	}

	List<Event> after(ResellerId reseller, EventId last, Set<EventType> types, int limit) {
		String filter = types.isEmpty() ? "" : " and type = any (:types)";
		return this.jdbc
			.sql("select " + COLUMNS + " from event where reseller_id = :reseller and number > :last" + filter
					+ " order by number limit :limit")
			.param("reseller", reseller.value())
			.param("last", last.number())
			.param("types", types.stream().map(EventType::value).toArray(String[]::new))
			.param("limit", limit)
			.query(EventTable::event)
			.list();
	}

	EventId lastBefore(ResellerId reseller, Instant time) {
		return this.jdbc
			.sql("select number from event where reseller_id = ? and at < ? order by at desc, number desc limit 1")
			.params(reseller.value(), Timestamp.from(time))
			.query(Long.class)
			.optional()
			.map(EventId::new)
			.orElse(EventId.START);
	}

	Optional<Event> find(ResellerId reseller, EventId id) {
		return this.jdbc.sql("select " + COLUMNS + " from event where reseller_id = ? and number = ?")
			.params(reseller.value(), id.number())
			.query(EventTable::event)
			.optional();
	}

	private static Event event(ResultSet row, int number) throws SQLException {
		return new Event(new EventId(row.getLong("number")), new ResellerId(row.getObject("reseller_id", UUID.class)),
				row.getObject("enterprise_id", UUID.class), EventType.of(row.getString("type")).orElseThrow(),
				row.getTimestamp("at").toInstant(), data(row.getString("data")));
	}

	private static String json(Map<String, Object> data) {
		try {
			return JSON.writeValueAsString(data);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalArgumentException("An event's data must be plain", ex);
		}
	}

	private static Map<String, Object> data(String json) {
		try {
			return JSON.readValue(json, DATA);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("Not what was written", ex);
		}
	}

}
