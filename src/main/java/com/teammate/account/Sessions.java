package com.teammate.account;

import com.teammate.reseller.ResellerId;
import com.teammate.reseller.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends sessions on every node: they are rows of Spring Session's table, named by the id
 * of whom they belong to.
 */
@Component
class Sessions {

	private final JdbcClient jdbc;

	Sessions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Ends those of one user. */
	void end(UserId user) {
		endOthers(user, null);
	}

	/** Ends those of one user but for one. */
	void endOthers(UserId user, @Nullable String kept) {
		this.jdbc.sql("delete from spring_session where principal_name = ? and session_id is distinct from ?")
			.param(user.toString())
			.param(kept)
			.update();
	}

	/** Ends those of everybody of a reseller. */
	void end(ResellerId reseller) {
		this.jdbc.sql("""
				delete from spring_session
				where principal_name in (select id::text from reseller_user where reseller_id = ?)""")
			.param(reseller.value())
			.update();
	}

}
