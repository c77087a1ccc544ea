package com.teammate.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseId;
import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The browsers that were let in; a visit is kept only as a hash. */
@Repository
class Visits {

	private final JdbcClient sql;

	private final Randomness randomness;

	private final InvitationSettings settings;

	private final Clock clock;

	Visits(JdbcClient sql, Randomness randomness, InvitationSettings settings, Clock clock) {
		this.sql = sql;
		this.randomness = randomness;
		this.settings = settings;
		this.clock = clock;
	}

	VisitId admit(UUID invitation) {
		VisitId visit = new VisitId(this.randomness.text(256));
		Instant now = this.clock.instant();
		this.sql.sql("delete from visit where expires_at < ?").param(InvitationTable.at(now)).update();
		this.sql.sql("insert into visit (hash, invitation_id, expires_at) values (?, ?, ?)")
			.params(hash(visit), invitation, InvitationTable.at(now.plus(this.settings.visitLifetime())))
			.update();
		return visit;
	}

	Optional<EnterpriseId> enterpriseOf(VisitId visit) {
		return this.sql.sql("""
				select i.enterprise_id from visit v join invitation i on i.id = v.invitation_id
				where v.hash = ? and v.expires_at > ?""")
			.params(hash(visit), InvitationTable.at(this.clock.instant()))
			.query(UUID.class)
			.optional()
			.map(EnterpriseId::new);
	}

	void end(UUID invitation) {
		this.sql.sql("delete from visit where invitation_id = ?").param(invitation).update();
	}

	private static byte[] hash(VisitId visit) {
		return DigestUtils.sha256(visit.value());
	}

}
