package com.teammate.account;

import com.teammate.reseller.ResellerId;
import com.teammate.reseller.UserId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Ends sessions on every node: they are rows of Spring Session's table, named by the id
 * of whom they belong to. A login that is under way has no row yet; it is known by the
 * number of ends that it has seen.
 */
@Component
class Sessions {

	private final JdbcClient jdbc;

	Sessions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Ends those of one user. */
	void end(UserId user) {
		this.jdbc.sql("update reseller_user set sessions_ended = sessions_ended + 1 where id = ?")
			.param(user.value())
			.update();
		this.jdbc.sql("delete from spring_session where principal_name = ?").param(user.toString()).update();
	}

	/** Ends those of everybody of a reseller. */
	void end(ResellerId reseller) {
		this.jdbc.sql("update reseller_user set sessions_ended = sessions_ended + 1 where reseller_id = ?")
			.param(reseller.value())
			.update();
		this.jdbc.sql("""
				delete from spring_session
				where principal_name in (select id::text from reseller_user where reseller_id = ?)""")
			.param(reseller.value())
			.update();
	}

}
