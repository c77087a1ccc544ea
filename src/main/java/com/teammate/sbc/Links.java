package com.teammate.sbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All links. */
@Repository
class Links {

	private static final String COLUMNS = "enterprise_id, region, label, fqdn, state, since, attempts, routing, labels";

	/** A region that is not wanted any more comes last. */
	private static final String SELECT = """
			select link.enterprise_id, link.region, link.label, link.fqdn, link.state, link.since, link.attempts,
				link.routing, link.labels, coalesce(array_position(enterprise.sbc_regions, link.region), %d) as priority
			from region_link link join enterprise on enterprise.id = link.enterprise_id
			""".formatted(Link.UNWANTED);

	private final JdbcClient jdbc;

	Links(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Writes the link unless the enterprise has one for that region. */
	void add(Link link) {
		this.jdbc
			.sql("insert into region_link (" + COLUMNS + ") values (:enterprise, :region, :label, :fqdn,"
					+ " :state, :since, :attempts, :routing, :labels) on conflict (enterprise_id, region) do nothing")
			.param("enterprise", link.enterprise().value())
			.param("region", link.region().value())
			.param("label", link.label())
			.param("fqdn", link.fqdn())
			.param("state", link.state().name())
			.param("since", Timestamp.from(link.since()))
			.param("attempts", link.attempts())
			.param("routing", link.routing())
			.param("labels", link.labels())
			.update();
	}

	/** Counts up how often the region was linked anew. */
	int nextGeneration(EnterpriseId enterprise, RegionId region) {
		return this.jdbc
			.sql("update region_link set generation = generation + 1 where enterprise_id = ? and region = ?"
					+ " returning generation")
			.params(enterprise.value(), region.value())
			.query(Integer.class)
			.single();
	}

	/** Whether that sub-domain is, or has ever been, somebody's. */
	boolean isUsed(String fqdn) {
		return this.jdbc.sql("""
				select exists (select 1 from region_link where fqdn = :fqdn)
					or exists (select 1 from change where kind = 'DOMAIN' and name = :fqdn)
				""").param("fqdn", fqdn).query(Boolean.class).single();
	}

	/** What the next sub-domain shall be called. */
	void wish(EnterpriseId enterprise, RegionId region, String label) {
		this.jdbc.sql("update region_link set wished_label = ? where enterprise_id = ? and region = ?")
			.params(label, enterprise.value(), region.value())
			.update();
	}

	/** The wish, once. */
	Optional<String> takeWish(EnterpriseId enterprise, RegionId region) {
		return this.jdbc.sql("""
				with wish as (select enterprise_id, region, wished_label from region_link
					where enterprise_id = ? and region = ? and wished_label is not null)
				update region_link l set wished_label = null from wish w
				where l.enterprise_id = w.enterprise_id and l.region = w.region returning w.wished_label
				""").params(enterprise.value(), region.value()).query(String.class).optional();
	}

	/** Gives a link another sub-domain than it had. */
	void rename(Link link) {
		this.jdbc.sql(
				"update region_link set label = :label, fqdn = :fqdn, labels = :labels where enterprise_id = :enterprise"
						+ " and region = :region")
			.param("label", link.label())
			.param("fqdn", link.fqdn())
			.param("labels", link.labels())
			.param("enterprise", link.enterprise().value())
			.param("region", link.region().value())
			.update();
		update(link);
	}

	/** Forgets what nobody has touched yet. */
	void removePlanned(EnterpriseId enterprise) {
		this.jdbc.sql("delete from region_link where enterprise_id = ? and state = ?")
			.params(enterprise.value(), RegionState.PLANNED.name())
			.update();
	}

	List<Link> of(EnterpriseId enterprise) {
		return this.jdbc.sql(SELECT + "where link.enterprise_id = ? order by priority, link.region")
			.param(enterprise.value())
			.query(Links::link)
			.list();
	}

	Link get(EnterpriseId enterprise, RegionId region) {
		return get("", enterprise, region);
	}

	/**
	 * Holds the link until the transaction ends, so that a job that the engine believes
	 * lost and its successor never work on it at once.
	 */
	Link lock(EnterpriseId enterprise, RegionId region) {
		return get(" for update of link", enterprise, region);
	}

	void update(Link link) {
		this.jdbc
			.sql("update region_link set state = :state, since = :since, attempts = :attempts"
					+ " where enterprise_id = :enterprise and region = :region")
			.param("state", link.state().name())
			.param("since", Timestamp.from(link.since()))
			.param("attempts", link.attempts())
			.param("enterprise", link.enterprise().value())
			.param("region", link.region().value())
			.update();
	}

	private Link get(String how, EnterpriseId enterprise, RegionId region) {
		return this.jdbc.sql(SELECT + "where link.enterprise_id = ? and link.region = ?" + how)
			.param(enterprise.value())
			.param(region.value())
			.query(Links::link)
			.optional()
			.orElseThrow(() -> new IllegalStateException("No link of " + enterprise + " to " + region));
	}

	private static Link link(ResultSet row, int number) throws SQLException {
		return new Link(EnterpriseId.of(row.getString("enterprise_id")), new RegionId(row.getString("region")),
				row.getString("label"), row.getString("fqdn"), row.getInt("priority"),
				RegionState.valueOf(row.getString("state")), instant(row), row.getInt("attempts"),
				row.getString("routing"), row.getInt("labels"));
	}

	private static Instant instant(ResultSet row) throws SQLException {
		return row.getTimestamp("since").toInstant();
	}

}
