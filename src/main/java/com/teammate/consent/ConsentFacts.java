package com.teammate.consent;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The consents given and declined. */
@Repository
class ConsentFacts {

	private final JdbcClient jdbc;

	private final Clock clock;

	ConsentFacts(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	ConsentFact of(EnterpriseId enterprise, ConsentKind kind) {
		return this.jdbc.sql("""
				select kind, granted_at, administrator, declined_reason, signal, answered_at, personal_grant
				from consent where enterprise_id = :enterprise and kind = :kind
				""")
			.param("enterprise", enterprise.value())
			.param("kind", kind.name())
			.query(ConsentFacts::row)
			.optional()
			.orElse(ConsentFact.none(kind));
	}

	void grant(EnterpriseId enterprise, ConsentKind kind, @Nullable String administrator) {
		this.jdbc.sql("""
				insert into consent (enterprise_id, kind, granted_at, administrator, answered_at)
				values (:enterprise, :kind, :now, :administrator, :now)
				on conflict (enterprise_id, kind) do update set granted_at = excluded.granted_at,
					administrator = excluded.administrator, declined_reason = null, signal = null,
					answered_at = excluded.answered_at
				""")
			.param("enterprise", enterprise.value())
			.param("kind", kind.name())
			.param("administrator", administrator)
			.param("now", now())
			.update();
	}

	/** Leaves an earlier grant as it is: pressing Cancel takes nothing back. */
	void decline(EnterpriseId enterprise, ConsentKind kind, DeclineReason reason, @Nullable String signal) {
		this.jdbc.sql("""
				insert into consent (enterprise_id, kind, declined_reason, signal, answered_at, personal_grant)
				values (:enterprise, :kind, :reason, :signal, :now, :personal)
				on conflict (enterprise_id, kind) do update set declined_reason = excluded.declined_reason,
					signal = excluded.signal, answered_at = excluded.answered_at,
					personal_grant = consent.personal_grant or excluded.personal_grant
				""")
			.param("enterprise", enterprise.value())
			.param("kind", kind.name())
			.param("reason", reason.name())
			.param("signal", signal)
			.param("now", now())
			.param("personal", reason == DeclineReason.BOX_NOT_TICKED)
			.update();
	}

	void takeBack(EnterpriseId enterprise, ConsentKind kind) {
		this.jdbc.sql("update consent set granted_at = null where enterprise_id = :enterprise and kind = :kind")
			.param("enterprise", enterprise.value())
			.param("kind", kind.name())
			.update();
	}

	void forgetAdministrator(EnterpriseId enterprise) {
		this.jdbc.sql("update consent set administrator = null where enterprise_id = ?")
			.param(enterprise.value())
			.update();
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private static ConsentFact row(ResultSet row, int number) throws SQLException {
		String reason = row.getString("declined_reason");
		return new ConsentFact(ConsentKind.valueOf(row.getString("kind")), instant(row, "granted_at"),
				(reason != null) ? DeclineReason.valueOf(reason) : null, row.getBoolean("personal_grant"),
				instant(row, "answered_at"), row.getString("administrator"));
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

}
