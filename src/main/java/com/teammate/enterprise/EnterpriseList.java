package com.teammate.enterprise;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import com.teammate.reseller.ResellerId;

/** The statement that answers an {@link EnterpriseQuery}. */
class EnterpriseList {

	private final StringBuilder sql = new StringBuilder(EnterpriseRow.SELECT + " where reseller_id = :reseller");

	private final Map<String, Object> params = new HashMap<>();

	EnterpriseList(ResellerId reseller, EnterpriseQuery query) {
		this.params.put("reseller", reseller.value());
		this.params.put("limit", query.limit());
		if (query.status() != null) {
			and("status = :status", "status", query.status().name());
		}
		if (query.text() != null) {
			and("lower(name || ' ' || admin_email) like :text", "text", pattern(query.text()));
		}
		if (query.actor() != null) {
			and("waits_for = :actor", "actor", query.actor().name());
		}
		switch (query.order()) {
			case NEWEST -> newest(query);
			case NAME -> ascending("lower(name)", query);
			case LONGEST_WAIT -> ascending("waits_since", query);
		}
		this.sql.append(" limit :limit");
	}

	private void newest(EnterpriseQuery query) {
		if (query.after() != null) {
			and("(created_at, id) < (:afterAt, :afterId)", "afterAt", Timestamp.from(query.after().createdAt()));
			this.params.put("afterId", query.after().id());
		}
		this.sql.append(" order by created_at desc, id desc");
	}

	/** The database itself knows what it sorted the last enterprise by. */
	private void ascending(String key, EnterpriseQuery query) {
		if (query.after() != null) {
			and("(" + key + ", id) > (select " + key + ", id from enterprise where id = :afterId and reseller_id = "
					+ ":reseller)", "afterId", query.after().id());
		}
		this.sql.append(" order by ").append(key).append(", id");
	}

	String sql() {
		return this.sql.toString();
	}

	Map<String, Object> params() {
		return this.params;
	}

	private void and(String condition, String name, Object value) {
		this.sql.append(" and ").append(condition);
		this.params.put(name, value);
	}

	static String pattern(String text) {
		String literal = text.toLowerCase(Locale.ROOT).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
		return "%" + literal + "%";
	}

}
