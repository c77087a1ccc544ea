package com.teammate.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The whole trail for those who may see persons and reasons: the staff. */
@Service
@Transactional(readOnly = true)
public class AuditTrail {

	private final JdbcClient jdbc;

	AuditTrail(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The entries that fit, newest first. */
	public List<Entry> find(AuditQuery query) {
		StringBuilder sql = new StringBuilder("""
				select id, subject, at, actor, text, person, reason, value_before, value_after, party, party_id
				from audit_entry where true
				""");
		Map<String, Object> params = new HashMap<>();
		and(sql, params, "subject = :subject", "subject", query.subject());
		and(sql, params, "person = :person", "person", query.person());
		and(sql, params, "at >= :from", "from", timestamp(query.from()));
		and(sql, params, "at < :to", "to", timestamp(query.to()));
		and(sql, params, "id < :before", "before", query.before());
		and(sql, params, "lower(concat_ws(' ', text, reason, value_before, value_after)) like :text", "text",
				pattern(query.text()));
		if (query.staffOnly()) {
			sql.append(" and actor = 'support'");
		}
		return this.jdbc.sql(sql.append(" order by id desc limit :limit").toString())
			.params(params)
			.param("limit", query.limit())
			.query(AuditTrail::entry)
			.list();
	}

	private static void and(StringBuilder sql, Map<String, Object> params, String condition, String name,
			@Nullable Object value) {
		if (value != null) {
			sql.append(" and ").append(condition);
			params.put(name, value);
		}
	}

	@Nullable private static Timestamp timestamp(@Nullable Instant instant) {
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	@Nullable private static String pattern(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		String literal = text.strip().toLowerCase(Locale.ROOT);
		return "%" + literal.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
	}

	private static Entry entry(ResultSet row, int number) throws SQLException {
		return new Entry(row.getLong("id"), row.getTimestamp("at").toInstant(), row.getObject("subject", UUID.class),
				row.getString("actor"), row.getString("person"), row.getString("text"), row.getString("reason"),
				row.getString("value_before"), row.getString("value_after"), row.getString("party"),
				row.getObject("party_id", UUID.class));
	}

	/**
	 * One thing that happened.
	 *
	 * @param id counts up, without meaning
	 * @param person how the account, the API key or the login of who did it is called;
	 * null where it was nobody of these
	 * @param party what kind of somebody it was; null in entries of before that was kept
	 * @param partyId of the account or the key
	 */
	public record Entry(long id, Instant at, UUID subject, String actor, @Nullable String person, String text,
			@Nullable String reason, @Nullable String before, @Nullable String after, @Nullable String party,
			@Nullable UUID partyId) {

	}

}
