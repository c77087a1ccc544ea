package com.teammate.webhook;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.teammate.event.EventType;
import com.teammate.reseller.ResellerId;
import com.teammate.webhook.Endpoint.Stop;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All endpoints. */
@Repository
class EndpointTable {

	private static final String COLUMNS = "id, reseller_id, url, description, types, enabled, stop, "
			+ "old_secret_until, failing_since, created_at, updated_at, version";

	/** Has the endpoint of the PBX side. */
	private static final UUID NOBODY = new UUID(0, 0);

	private final JdbcClient jdbc;

	EndpointTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void add(EndpointId id, ResellerId reseller, NewEndpoint wish, String secret, Instant now) {
		this.jdbc.sql("""
				insert into webhook_endpoint
					(id, reseller_id, url, description, types, enabled, secret, created_at, updated_at, version)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)""")
			.params(id.value(), reseller.value(), wish.url().toString(), wish.description(), names(wish.types()),
					wish.enabled(), secret, Timestamp.from(now), Timestamp.from(now))
			.update();
	}

	/** One at a time for each reseller, so that none gets more than it may. */
	int count(ResellerId reseller) {
		this.jdbc.sql("select pg_advisory_xact_lock(hashtextextended('webhook ' || ?, 0))")
			.param(reseller.toString())
			.query()
			.singleRow();
		return this.jdbc.sql("select count(*) from webhook_endpoint where reseller_id = ?")
			.param(reseller.value())
			.query(Integer.class)
			.single();
	}

	List<Endpoint> of(ResellerId reseller) {
		return this.jdbc
			.sql("select " + COLUMNS + " from webhook_endpoint where reseller_id = ? order by created_at, id")
			.param(reseller.value())
			.query(EndpointTable::endpoint)
			.list();
	}

	Optional<Endpoint> find(ResellerId reseller, EndpointId id) {
		return find(reseller, id, "");
	}

	/** Whoever has it; for our own work only. */
	Optional<Endpoint> find(EndpointId id) {
		return this.jdbc.sql("select " + COLUMNS + " from webhook_endpoint where id = ?")
			.param(id.value())
			.query(EndpointTable::endpoint)
			.optional();
	}

	/** Makes an endpoint of nobody be there; another address starts anew. */
	void settle(EndpointId id, NewEndpoint wish, Instant now) {
		this.jdbc
			.sql("""
					insert into webhook_endpoint (id, url, description, types, enabled, secret, created_at, updated_at, version)
					values (?, ?, ?, ?, true, '', ?, ?, 1)
					on conflict (id) do update set url = excluded.url, enabled = true, stop = null, failures = 0,
						failing_since = null, rest_until = null, updated_at = excluded.updated_at,
						version = webhook_endpoint.version + 1
					where webhook_endpoint.url <> excluded.url
						or not webhook_endpoint.enabled and webhook_endpoint.stop is null""")
			.params(id.value(), wish.url().toString(), wish.description(), names(wish.types()), Timestamp.from(now),
					Timestamp.from(now))
			.update();
	}

	void disable(EndpointId id, Instant now) {
		this.jdbc
			.sql("update webhook_endpoint set enabled = false, stop = null, updated_at = ? where id = ? and enabled")
			.params(Timestamp.from(now), id.value())
			.update();
	}

	int open(EndpointId id, Delivery.State state) {
		return this.jdbc.sql("select count(*) from webhook_delivery where endpoint_id = ? and state = ?")
			.params(id.value(), state.name())
			.query(Integer.class)
			.single();
	}

	/** Without keeping others from referring to it. */
	Optional<Endpoint> lock(ResellerId reseller, EndpointId id) {
		return find(reseller, id, " for no key update");
	}

	private Optional<Endpoint> find(ResellerId reseller, EndpointId id, String how) {
		return this.jdbc.sql("select " + COLUMNS + " from webhook_endpoint where reseller_id = ? and id = ?" + how)
			.params(reseller.value(), id.value())
			.query(EndpointTable::endpoint)
			.optional();
	}

	/** Whoever enables it again starts anew. */
	void change(EndpointId id, NewEndpoint wish, Instant now) {
		this.jdbc.sql("""
				update webhook_endpoint set url = :url, description = :description, types = :types, enabled = :enabled,
					stop = case when :enabled then null else stop end,
					failures = case when :enabled and not enabled then 0 else failures end,
					failing_since = case when :enabled and not enabled then null else failing_since end,
					rest_until = case when :enabled and not enabled then null else rest_until end,
					updated_at = :now, version = version + 1
				where id = :id""")
			.param("url", wish.url().toString())
			.param("description", wish.description())
			.param("types", names(wish.types()))
			.param("enabled", wish.enabled())
			.param("now", Timestamp.from(now))
			.param("id", id.value())
			.update();
	}

	boolean remove(ResellerId reseller, EndpointId id) {
		return this.jdbc.sql("delete from webhook_endpoint where reseller_id = ? and id = ?")
			.params(reseller.value(), id.value())
			.update() == 1;
	}

	/** The secret of now becomes the old one. */
	void rotate(EndpointId id, String secret, Instant oldUntil, Instant now) {
		this.jdbc.sql("""
				update webhook_endpoint set old_secret = secret, old_secret_until = ?, secret = ?, updated_at = ?,
					version = version + 1
				where id = ?""").params(Timestamp.from(oldUntil), secret, Timestamp.from(now), id.value()).update();
	}

	/** The encrypted secrets that sign now, the newest first. */
	List<String> secrets(EndpointId id, Instant now) {
		return this.jdbc.sql("""
				select array_remove(array[secret, case when old_secret_until > ? then old_secret end], null)
				from webhook_endpoint where id = ?""")
			.params(Timestamp.from(now), id.value())
			.query((row, number) -> List.of((String[]) row.getArray(1).getArray()))
			.optional()
			.orElse(List.of());
	}

	/** It must be left alone until then. */
	Optional<Instant> restsUntil(EndpointId id) {
		return this.jdbc.sql("select rest_until from webhook_endpoint where id = ? and rest_until is not null")
			.param(id.value())
			.query(Timestamp.class)
			.optional()
			.map(Timestamp::toInstant);
	}

	/** Lets it be tried at once although it has failed. */
	void wake(EndpointId id) {
		this.jdbc.sql("update webhook_endpoint set rest_until = null where id = ?").param(id.value()).update();
	}

	int failures(EndpointId id) {
		return this.jdbc.sql("select failures from webhook_endpoint where id = ?")
			.param(id.value())
			.query(Integer.class)
			.optional()
			.orElse(0);
	}

	void failed(EndpointId id, Instant now, Instant restUntil) {
		this.jdbc.sql("""
				update webhook_endpoint set failures = failures + 1, failing_since = coalesce(failing_since, ?),
					rest_until = ? where id = ?""")
			.params(Timestamp.from(now), Timestamp.from(restUntil), id.value())
			.update();
	}

	/** Writes only where something was wrong. */
	void succeeded(EndpointId id) {
		this.jdbc.sql("""
				update webhook_endpoint set failures = 0, failing_since = null, rest_until = null
				where id = ? and failures > 0""").param(id.value()).update();
	}

	/**
	 * Takes one of the test events of a minute, which come back one by one; false when
	 * none is left. One statement, so nodes count together.
	 */
	boolean useTest(EndpointId id, Duration each, Instant now) {
		return this.jdbc.sql("""
				update webhook_endpoint set tests_used_until = greatest(tests_used_until, :now)
					+ :each * interval '1 microsecond'
				where id = :id and greatest(tests_used_until, :now) + :each * interval '1 microsecond' <= :most""")
			.param("id", id.value())
			.param("each", each.toNanos() / 1000)
			.param("now", Timestamp.from(now))
			.param("most", Timestamp.from(now.plus(Duration.ofMinutes(1))))
			.update() == 1;
	}

	/** Disables it, unless it is already. */
	void stop(EndpointId id, Stop why, DeliveryId by, Instant now) {
		this.jdbc
			.sql("""
					update webhook_endpoint set enabled = false, stop = ?, stopped_by = ?, updated_at = ?, version = version + 1
					where id = ? and enabled""")
			.params(why.name(), by.value(), Timestamp.from(now), id.value())
			.update();
	}

	boolean isStoppedBy(DeliveryId delivery) {
		return this.jdbc.sql("""
				select exists (select 1 from webhook_delivery d join webhook_endpoint e on e.id = d.endpoint_id
					where d.id = ? and e.stopped_by = d.id and e.stop is not null)""")
			.param(delivery.value())
			.query(Boolean.class)
			.single();
	}

	static Endpoint endpoint(ResultSet row, int number) throws SQLException {
		String stop = row.getString("stop");
		return new Endpoint(new EndpointId(row.getObject("id", UUID.class)),
				new ResellerId(Objects.requireNonNullElse(row.getObject("reseller_id", UUID.class), NOBODY)),
				new NewEndpoint(URI.create(row.getString("url")), row.getString("description"),
						types(row.getArray("types")), row.getBoolean("enabled")),
				(stop != null) ? Stop.valueOf(stop) : null, instant(row.getTimestamp("failing_since")),
				instant(row.getTimestamp("old_secret_until")), row.getTimestamp("created_at").toInstant(),
				row.getTimestamp("updated_at").toInstant(), row.getLong("version"));
	}

	private static String[] names(Collection<EventType> types) {
		return types.stream().sorted().map(EventType::value).toArray(String[]::new);
	}

	private static Set<EventType> types(Array names) throws SQLException {
		return Arrays.stream((String[]) names.getArray())
			.flatMap((name) -> EventType.of(name).stream())
			.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	static @Nullable Instant instant(@Nullable Timestamp timestamp) {
		return (timestamp != null) ? timestamp.toInstant() : null;
	}

}
