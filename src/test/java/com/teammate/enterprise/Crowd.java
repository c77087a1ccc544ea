package com.teammate.enterprise;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.teammate.enterprise.EnterpriseQuery.Order;
import com.teammate.enterprise.EnterpriseQuery.Position;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A reseller with very many enterprises, and the ways in which it looks at them. */
final class Crowd {

	private final JdbcClient jdbc;

	private final ResellerId reseller = new ResellerId(UUID.randomUUID());

	Crowd(JdbcClient jdbc, int size) {
		this.jdbc = jdbc;
		jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'Crowd', ?, now())")
			.params(this.reseller.value(), this.reseller + "@crowd.example")
			.update();
		jdbc.sql(
				"""
						insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
							request_management_consent, sbc_regions, services, pbx_types, status, management_consent, next_actor,
							next_code, next_since, created_at, updated_at, version)
						select gen_random_uuid(), :reseller, 'Crowd ' || md5(n::text), 'admin@c' || n || '.example', false, false,
							false, '{us-west}', '{PBX}', '{}', (array['ACTIVE', 'ONBOARDING', 'ONBOARDING', 'REMOVED'])[1 + n % 4],
							'PENDING', (array[null, 'GLOBAL_ADMIN', 'MICROSOFT', null])[1 + n % 4], 'SOMETHING',
							now() - (n * 7 % 99999) * interval '1 minute', now() - n * interval '1 minute', now(), 1
						from generate_series(1, :size) n
						""")
			.param("reseller", this.reseller.value())
			.param("size", size)
			.update();
		jdbc.sql("vacuum analyze enterprise").update();
	}

	/** First pages and pages far behind, for each filter and each order. */
	Map<String, EnterpriseQuery> views() {
		Position far = this.jdbc
			.sql("select created_at, id from enterprise where reseller_id = ? order by created_at desc"
					+ " offset (select count(*) / 2 from enterprise where reseller_id = ?) limit 1")
			.params(this.reseller.value(), this.reseller.value())
			.query((row, number) -> new Position(row.getTimestamp(1).toInstant(), row.getObject(2, UUID.class)))
			.single();
		return Map.of("newest", view(null, null, null, Order.NEWEST, null), "newest, far behind",
				view(null, null, null, Order.NEWEST, far), "by name", view(null, null, null, Order.NAME, null),
				"by name, far behind", view(null, null, null, Order.NAME, far), "longest wait, far behind",
				view(null, null, null, Order.LONGEST_WAIT, far), "of a status",
				view(null, EnterpriseStatus.ACTIVE, null, Order.NEWEST, null), "of an actor, far behind",
				view(null, null, Actor.MICROSOFT, Order.NEWEST, far), "of an actor, by name",
				view(null, null, Actor.MICROSOFT, Order.NAME, far), "a common text",
				view("crowd", null, null, Order.NEWEST, null), "a text that one has",
				view("admin@c4711.ex", null, null, Order.NAME, null));
	}

	List<Enterprise> list(Enterprises enterprises, EnterpriseQuery query) {
		return enterprises.list(this.reseller, query);
	}

	String plan(EnterpriseQuery query) {
		EnterpriseList list = new EnterpriseList(this.reseller, query);
		Stream<String> lines = this.jdbc.sql("explain " + list.sql())
			.params(list.params())
			.query(String.class)
			.stream();
		try (lines) {
			return String.join("\n", lines.toList());
		}
	}

	private static EnterpriseQuery view(@Nullable String text, @Nullable EnterpriseStatus status, @Nullable Actor actor,
			Order order, @Nullable Position after) {
		return new EnterpriseQuery(text, status, actor, order, after, 51);
	}

}
