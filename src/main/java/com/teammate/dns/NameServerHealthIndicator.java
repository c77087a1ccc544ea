package com.teammate.dns;

import java.time.Clock;

import com.teammate.operations.Probe;

import org.springframework.stereotype.Component;

/** The name server that owns our zones. */
@Component
class NameServerHealthIndicator extends Probe {

	private final AuthoritativeServer server;

	NameServerHealthIndicator(AuthoritativeServer server, Clock clock) {
		super(clock);
		this.server = server;
	}

	@Override
	protected void look() {
		this.server.greet();
	}

}
