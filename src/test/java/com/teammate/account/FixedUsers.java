package com.teammate.account;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

import com.teammate.reseller.Reseller;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a reseller of the sandbox or of a test a first user whose password everybody
 * knows and production would refuse.
 */
public final class FixedUsers {

	public static final String PASSWORD = "sandbox";

	private final ApplicationContext context;

	public FixedUsers(ApplicationContext context) {
		this.context = context;
	}

	/** Makes the user the first time, so that a kept database may be started again. */
	public void ensure(Reseller reseller, String name) {
		this.context.getBean(JdbcClient.class)
			.sql("""
					insert into reseller_user (id, reseller_id, email, name, role, password, created_at)
					values (?, ?, ?, ?, 'ADMINISTRATOR', ?, ?) on conflict do nothing""")
			.params(UUID.randomUUID(), reseller.id().value(), reseller.email(), name,
					this.context.getBean(Passwords.class).hash(PASSWORD),
					this.context.getBean(Clock.class).instant().atOffset(ZoneOffset.UTC))
			.update();
	}

}
