package com.teammate.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each enterprise was checked, and when it will be. */
@Repository
class CheckTable {

	private final JdbcClient jdbc;

	CheckTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Begins to watch it, unless that has been done. */
	void add(EnterpriseId enterprise, Instant nextCheckAt) {
		this.jdbc
			.sql("insert into enterprise_check (enterprise_id, next_check_at) values (?, ?)"
					+ " on conflict (enterprise_id) do nothing")
			.params(enterprise.value(), at(nextCheckAt))
			.update();
	}

	void remove(EnterpriseId enterprise) {
		this.jdbc.sql("delete from enterprise_check where enterprise_id = ?").param(enterprise.value()).update();
	}

	/**
	 * Holds those that are due, longest overdue first. What another node holds is left
	 * out instead of waited for.
	 */
	List<EnterpriseId> holdDue(Instant now, int limit) {
		return this.jdbc
			.sql("select enterprise_id from enterprise_check where next_check_at <= ? order by next_check_at limit ?"
					+ " for update skip locked")
			.params(at(now), limit)
			.query(UUID.class)
			.list()
			.stream()
			.map(EnterpriseId::new)
			.toList();
	}

	void schedule(EnterpriseId enterprise, Instant nextCheckAt) {
		this.jdbc.sql("update enterprise_check set next_check_at = ? where enterprise_id = ?")
			.params(at(nextCheckAt), enterprise.value())
			.update();
	}

	void checked(EnterpriseId enterprise, Instant now, Instant nextCheckAt) {
		this.jdbc
			.sql("""
					insert into enterprise_check (enterprise_id, checked_at, next_check_at) values (:enterprise, :now, :next)
					on conflict (enterprise_id) do update set checked_at = :now, next_check_at = :next
					""")
			.param("enterprise", enterprise.value())
			.param("now", at(now))
			.param("next", at(nextCheckAt))
			.update();
	}

	void request(EnterpriseId enterprise) {
		this.jdbc.sql("update enterprise_check set requested = true where enterprise_id = ?")
			.param(enterprise.value())
			.update();
	}

	/** Whether another check was asked for, which is then no longer so. */
	boolean takeRequest(EnterpriseId enterprise) {
		return this.jdbc.sql("update enterprise_check set requested = false where enterprise_id = ? and requested")
			.param(enterprise.value())
			.update() > 0;
	}

	Optional<Times> find(EnterpriseId enterprise) {
		return this.jdbc.sql("select checked_at, next_check_at from enterprise_check where enterprise_id = ?")
			.param(enterprise.value())
			.query((row, number) -> new Times(instant(row, "checked_at"), instant(row, "next_check_at")))
			.optional();
	}

	static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/** Of one enterprise. */
	record Times(@Nullable Instant checkedAt, @Nullable Instant nextCheckAt) {

	}

}
