package com.teammate.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.TenantId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The requests under way. */
@Repository
class ConsentRequests {

	/** Long enough to tell a late administrator so. */
	private static final Duration KEPT = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	ConsentRequests(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	void add(ConsentRequest request) {
		Instant now = this.clock.instant();
		this.jdbc.sql("delete from consent_request where expires_at < :old").param("old", at(now.minus(KEPT))).update();
		this.jdbc.sql("""
				insert into consent_request
				(state_hash, enterprise_id, kind, browser_hash, tenant_id, created_at, expires_at)
				values (:state, :enterprise, :kind, :browser, :tenant, :now, :expires)
				""")
			.param("state", request.stateHash())
			.param("enterprise", request.enterprise().value())
			.param("kind", request.kind().name())
			.param("browser", request.browserHash())
			.param("tenant", (request.tenant() != null) ? request.tenant().value() : null)
			.param("now", at(now))
			.param("expires", at(request.expiresAt()))
			.update();
	}

	Optional<ConsentRequest> open(String stateHash, ConsentKind kind) {
		return this.jdbc.sql("""
				select state_hash, enterprise_id, kind, browser_hash, tenant_id, expires_at
				from consent_request where state_hash = :state and kind = :kind and used_at is null
				""").param("state", stateHash).param("kind", kind.name()).query(ConsentRequests::row).optional();
	}

	/** Whether a browser went to Microsoft since, and may still come back. */
	boolean isUnderWay(EnterpriseId enterprise, ConsentKind kind, Instant since) {
		return this.jdbc.sql("""
				select exists (select 1 from consent_request where enterprise_id = :enterprise and kind = :kind
					and used_at is null and created_at > :since and created_at > :recently)
				""")
			.param("enterprise", enterprise.value())
			.param("kind", kind.name())
			.param("since", at(since))
			.param("recently", at(this.clock.instant().minus(KEPT)))
			.query(Boolean.class)
			.single();
	}

	/** False for all but the first of several at the same time. */
	boolean use(ConsentRequest request) {
		return this.jdbc.sql("update consent_request set used_at = :now where state_hash = :state and used_at is null")
			.param("now", at(this.clock.instant()))
			.param("state", request.stateHash())
			.update() == 1;
	}

	void forget(EnterpriseId enterprise) {
		this.jdbc.sql("delete from consent_request where enterprise_id = ?").param(enterprise.value()).update();
	}

	private static ConsentRequest row(ResultSet row, int number) throws SQLException {
		UUID tenant = row.getObject("tenant_id", UUID.class);
		return new ConsentRequest(row.getString("state_hash"),
				new EnterpriseId(row.getObject("enterprise_id", UUID.class)),
				ConsentKind.valueOf(row.getString("kind")), row.getString("browser_hash"),
				(tenant != null) ? new TenantId(tenant) : null,
				row.getObject("expires_at", OffsetDateTime.class).toInstant());
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

}
