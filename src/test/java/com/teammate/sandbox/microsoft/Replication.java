package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long after a change the parts of Microsoft learn of it.
 *
 * @param directory until Graph shows a new user or service principal
 * @param issuer until Entra issues tokens to a new service principal
 * @param grants until Graph shows new grants and assignments
 * @param roles until new tokens carry new roles
 * @param authority until Graph believes these roles
 */
public record Replication(Duration directory, Duration issuer, Duration grants, Duration roles,
		Duration authority) implements Serializable {

	static final Replication ORDINARY = ofMillis(0, 300, 1000, 1500, 1500);

	static final Replication SLOW = ofMillis(2000, 10_000, 20_000, 30_000, 40_000);

	/** For tests that are about something else. */
	public static final Replication NONE = ofMillis(0, 0, 0, 0, 0);

	private static Replication ofMillis(long directory, long issuer, long grants, long roles, long authority) {
		return new Replication(Duration.ofMillis(directory), Duration.ofMillis(issuer), Duration.ofMillis(grants),
				Duration.ofMillis(roles), Duration.ofMillis(authority));
	}

}
