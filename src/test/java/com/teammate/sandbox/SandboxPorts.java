package com.teammate.sandbox;

import java.io.IOException;

import com.teammate.FreePort;

import org.springframework.core.env.Environment;

/**
 * Where the parts of the sandbox listen; 0 lets a part pick a free port.
 *
 * @param application the product; never 0, because its address stands in mails and
 * redirect URIs before it starts
 */
record SandboxPorts(int application, int microsoft, int mailbox, int smtp, int imap, int postgres, int dns, int pbx) {

	SandboxPorts {
		application = (application != 0) ? application : FreePort.find();
	}

	/**
	 * The documented ports, each replaceable by a setting {@code sandbox.port.<part>} or
	 * {@code server.port}.
	 */
	static SandboxPorts of(Environment environment) {
		return new SandboxPorts(port(environment, "server.port", 8080),
				port(environment, "sandbox.port.microsoft", 9400), port(environment, "sandbox.port.mailbox", 8025),
				port(environment, "sandbox.port.smtp", 3025), port(environment, "sandbox.port.imap", 3143),
				port(environment, "sandbox.port.postgres", 5433), port(environment, "sandbox.port.dns", 5300),
				port(environment, "sandbox.port.pbx", 8026));
	}

	/** Free ones for every part, for tests. */
	static SandboxPorts anywhere() {
		return new SandboxPorts(0, 0, 0, 0, 0, 0, 0, 0);
	}

	private static int port(Environment environment, String setting, int usual) {
		return environment.getProperty(setting, Integer.class, usual);
	}

}
