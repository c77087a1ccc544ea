package com.teammate.microsoft;

import java.io.IOException;
import java.time.Clock;

import com.teammate.operations.Probe;

import org.springframework.stereotype.Component;

/** Entra's sign-in service: its public configuration. */
@Component
class MicrosoftLoginHealthIndicator extends Probe {

	private final LoginHttp login;

	MicrosoftLoginHealthIndicator(LoginHttp login, Clock clock) {
		super(clock);
		this.login = login;
	}

	@Override
	protected void look() throws IOException {
		int status = this.login.get("/organizations/v2.0/.well-known/openid-configuration").statusCode();
		if (status != 200) {
			throw new IOException("HTTP " + status);
		}
	}

}
