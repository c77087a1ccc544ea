package com.teammate.sbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.teammate.enterprise.RegionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Our own history of activations. */
@Repository
class Activations {

	/** With fewer nothing honest can be said. */
	private static final int FEWEST = 10;

	private static final int NEWEST = 500;

	private static final String EXPERIENCE = """
			select count(*) as activations,
				percentile_cont(array[0.5, 0.9, 0.95]) within group (order by took_seconds) as seconds
			from (select took_seconds from activation %s order by ended_at desc limit %d) newest
			""";

	private final JdbcClient jdbc;

	Activations(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * @param succeeded false: given up, so it would have taken longer still
	 */
	void note(Link link, Instant now, boolean succeeded) {
		this.jdbc.sql("""
				insert into activation (fqdn, region, ended_at, took_seconds, succeeded)
				values (:fqdn, :region, :now, :took, :succeeded) on conflict (fqdn) do nothing
				""")
			.param("fqdn", link.fqdn())
			.param("region", link.region().value())
			.param("now", Timestamp.from(now))
			.param("took", Duration.between(link.since(), now).toSeconds())
			.param("succeeded", succeeded)
			.update();
	}

	/** Of the region, else of all; empty while there are too few. */
	Optional<Experience> experience(RegionId region) {
		return this.jdbc.sql(EXPERIENCE.formatted("where region = ?", NEWEST))
			.param(region.value())
			.query(Activations::experience)
			.single()
			.or(() -> this.jdbc.sql(EXPERIENCE.formatted("", NEWEST)).query(Activations::experience).single());
	}

	private static Optional<Experience> experience(ResultSet row, int number) throws SQLException {
		int activations = row.getInt("activations");
		if (activations < FEWEST) {
			return Optional.empty();
		}
		Double[] seconds = (Double[]) row.getArray("seconds").getArray();
		return Optional
			.of(new Experience(duration(seconds[0]), duration(seconds[1]), duration(seconds[2]), activations));
	}

	private static Duration duration(double seconds) {
		return Duration.ofSeconds(Math.round(seconds));
	}

}
