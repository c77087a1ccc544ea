package com.teammate.sbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What stands in the way of unlinking, one for each region at most. */
@Repository
class Obstacles {

	private final JdbcClient jdbc;

	Obstacles(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Obstacle> of(EnterpriseId enterprise) {
		return this.jdbc.sql("""
				select region, code, since, attempts, in_the_way, given_up
				from region_obstacle where enterprise_id = ? order by since, region
				""").param(enterprise.value()).query(Obstacles::obstacle).list();
	}

	Optional<Obstacle> of(EnterpriseId enterprise, RegionId region) {
		return of(enterprise).stream().filter((one) -> one.region().equals(region)).findFirst();
	}

	void keep(EnterpriseId enterprise, Obstacle obstacle) {
		this.jdbc.sql("""
				insert into region_obstacle (enterprise_id, region, code, since, attempts, in_the_way, given_up)
				values (:enterprise, :region, :code, :since, :attempts, :inTheWay, :givenUp)
				on conflict (enterprise_id, region) do update set code = :code, attempts = :attempts,
					in_the_way = :inTheWay, given_up = :givenUp
				""")
			.param("enterprise", enterprise.value())
			.param("region", obstacle.region().value())
			.param("code", obstacle.code())
			.param("since", Timestamp.from(obstacle.since()))
			.param("attempts", obstacle.attempts())
			.param("inTheWay", obstacle.inTheWay())
			.param("givenUp", obstacle.givenUp())
			.update();
	}

	/** Whether it is still there is to be seen. */
	void lookAgain(EnterpriseId enterprise, RegionId region) {
		this.jdbc.sql("update region_obstacle set in_the_way = false where enterprise_id = ? and region = ?")
			.params(enterprise.value(), region.value())
			.update();
	}

	void forget(EnterpriseId enterprise, RegionId region) {
		this.jdbc.sql("delete from region_obstacle where enterprise_id = ? and region = ? and not given_up")
			.params(enterprise.value(), region.value())
			.update();
	}

	private static Obstacle obstacle(ResultSet row, int number) throws SQLException {
		return new Obstacle(new RegionId(row.getString("region")), row.getString("code"),
				row.getTimestamp("since").toInstant(), row.getInt("attempts"), row.getBoolean("in_the_way"),
				row.getBoolean("given_up"));
	}

}
