package com.teammate.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.teammate.sandbox.dns.NameServer;
import com.teammate.sandbox.mail.Mailbox;
import com.teammate.sandbox.microsoft.Registration;
import com.teammate.sandbox.microsoft.SimulatedMicrosoft;
import com.teammate.sandbox.microsoft.TeamsPowerShell;
import com.teammate.sandbox.pbx.PbxSide;

/**
 * Everything around the product that a sandbox or a journey test needs, all of it real
 * servers on this machine: PostgreSQL, a mailbox, a name server, the PBX side and
 * simulated Microsoft. It outlives the product, so a test may kill and restart that.
 */
public final class SandboxWorld implements AutoCloseable {

	private final SandboxSettings settings;

	private final SandboxClock clock;

	private final SandboxPorts ports;

	private final SandboxDatabase database;

	private final Mailbox mailbox;

	private final NameServer nameServer;

	private final SimulatedMicrosoft microsoft;

	private final PbxSide pbx;

	private final OwnSecret ownSecret;

	private SandboxWorld(SandboxSettings settings, SandboxPorts ports, Path data) throws IOException {
		this.settings = settings;
		this.ports = ports;
		this.clock = SandboxClock.remembering(data.resolve("clock"));
		this.database = SandboxDatabase.start(ports.postgres(), data.resolve("postgres"));
		this.mailbox = Mailbox.start(ports.smtp(), ports.imap(), ports.mailbox());
		this.nameServer = NameServer.start(ports.dns(), settings.zones(), settings.dnsKeyName(), settings.dnsSecret());
		this.pbx = PbxSide.start(ports.pbx(), settings.cdrPassword(), this.clock, this.database::regionsOf);
		this.microsoft = SimulatedMicrosoft.start(ports.microsoft(), this.clock, registration(), this.clock::forward);
		this.microsoft.remember(data.resolve("microsoft"));
		if (this.microsoft.state(Registration.HOME).path("grants").isEmpty()) {
			this.microsoft.switches(Registration.HOME).consent();
		}
		this.microsoft.nameServer(new InetSocketAddress("127.0.0.1", this.nameServer.port()));
		this.microsoft.recordsLost(this.nameServer::lose);
		this.ownSecret = new OwnSecret(this.clock);
		this.microsoft.surroundings(SandboxSwitches.of(this));
	}

	/** For a production start: on free ports, with secrets of its own. */
	public static SandboxWorld anywhere(Path data) {
		return start(SandboxSettings.unguessable(), SandboxPorts.anywhere(), data);
	}

	/**
	 * Starts every part; database, simulated tenants and the time outlive a restart on
	 * the same folder.
	 */
	static SandboxWorld start(SandboxPorts ports, Path data) {
		return start(SandboxSettings.read(), ports, data);
	}

	private static SandboxWorld start(SandboxSettings settings, SandboxPorts ports, Path data) {
		try {
			return new SandboxWorld(settings, ports, data);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Registration registration() {
		return Registration.of(this.settings.clientId(), this.settings.clientSecret(),
				publicUrl() + "/consent/first/callback", publicUrl() + "/consent/second/callback",
				publicUrl() + "/enterprise/callback");
	}

	/**
	 * What the product must be told to live in this world; the rest stands in
	 * {@code sandbox.yml}.
	 */
	public Map<String, Object> settings() {
		Map<String, Object> settings = new LinkedHashMap<>(this.settings.secrets());
		settings.put("spring.config.import", SandboxSettings.LOCATION);
		settings.put("server.port", this.ports.application());
		settings.put("teammate.public-url", publicUrl().toString());
		settings.put("spring.datasource.url", this.database.url());
		settings.put("spring.datasource.username", "postgres");
		settings.put("spring.datasource.password", "postgres");
		settings.put("spring.mail.host", "localhost");
		settings.put("spring.mail.port", this.mailbox.smtpPort());
		settings.put("teammate.cdr.url", this.pbx.callsUrl());
		settings.put("teammate.webhook.pbx.url", this.pbx.hookUrl());
		settings.put("teammate.dns.port", this.nameServer.port());
		settings.put("teammate.microsoft.home-tenant", this.microsoft.state(Registration.HOME).path("id").asText());
		settings.put("teammate.microsoft.login-base", this.microsoft.address().toString());
		settings.put("teammate.microsoft.graph-base", this.microsoft.address() + "/v1.0");
		settings.put("teammate.welcome.microsoft-login-origin", this.microsoft.address().toString());
		settings.put("teammate.voicerouting.command", TeamsPowerShell.command(this.microsoft.address()));
		return settings;
	}

	/** Where people find the product. */
	public URI publicUrl() {
		return URI.create("http://localhost:" + this.ports.application());
	}

	public SandboxClock clock() {
		return this.clock;
	}

	public SandboxDatabase database() {
		return this.database;
	}

	public Mailbox mailbox() {
		return this.mailbox;
	}

	public NameServer nameServer() {
		return this.nameServer;
	}

	public OwnSecret ownSecret() {
		return this.ownSecret;
	}

	public PbxSide pbx() {
		return this.pbx;
	}

	public SimulatedMicrosoft microsoft() {
		return this.microsoft;
	}

	/** Closes everything when the JVM ends, after the product. */
	void shutDown() {
		try {
			close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.microsoft.close();
		this.pbx.close();
		this.nameServer.close();
		this.mailbox.close();
		this.database.close();
	}

}
