package com.teammate.dns;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.teammate.FreePort;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs bind9 on a free port of the loopback address, with a wildcard and an alias in its
 * zone.
 */
final class Bind {

	private static final Path PROGRAM = Path.of("/usr/sbin/named");

	private Bind() {
	}

	static int start(String zone, String key, String secret) throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "bind9 is not installed: no " + PROGRAM);
		int port = FreePort.find();
		Path folder = Files.createTempDirectory("teammate-bind");
		Files.writeString(folder.resolve("zone"), """
				$TTL 60
				@ SOA ns hostmaster 1 3600 600 86400 60
				@ NS ns
				ns A 127.0.0.1
				* A 192.0.2.1
				alias CNAME ns
				""");
		Files.writeString(folder.resolve("named.conf"), """
				options {
					directory "%1$s"; pid-file none; session-keyfile none; listen-on-v6 { none; };
					listen-on port %2$d { 127.0.0.1; }; recursion no; dnssec-validation no;
				};
				controls { };
				key "%3$s" { algorithm hmac-sha256; secret "%4$s"; };
				zone "%5$s" { type primary; file "zone"; update-policy { grant %3$s zonesub TXT A; }; };
				""".formatted(folder, port, key, secret, zone));
		Process process = new ProcessBuilder(PROGRAM.toString(), "-g", "-c", folder.resolve("named.conf").toString())
			.redirectErrorStream(true)
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
		awaitRunning(process);
		return port;
	}

	private static void awaitRunning(Process process) throws IOException {
		BufferedReader log = process.inputReader();
		StringBuilder said = new StringBuilder();
		for (String line = log.readLine(); line != null; line = log.readLine()) {
			said.append(line).append('\n');
			if (line.endsWith(" running")) {
				Thread drain = new Thread(() -> log.lines().forEach((rest) -> {
				}));
				drain.setDaemon(true);
				drain.start();
				return;
			}
		}
		throw new IOException("bind9 ended: " + said);
	}

}
