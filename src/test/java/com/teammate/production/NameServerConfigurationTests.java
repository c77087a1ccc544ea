package com.teammate.production;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.teammate.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Update;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * bind9 with the configuration of {@code docker-compose.yml} takes updates that are
 * signed with the key of {@code make-secrets.sh}, and no others.
 */
class NameServerConfigurationTests {

	private static final Path PROGRAM = Path.of("/usr/sbin/named");

	private static final Path DOCKER = Path.of("src/main/docker").toAbsolutePath();

	@TempDir
	private Path folder;

	private final int port = FreePort.find();

	private Process server;

	NameServerConfigurationTests() throws IOException {
	}

	@BeforeEach
	void startAsComposeDoes() throws Exception {
		Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "bind9 is not installed: no " + PROGRAM);
		SecretsScript.run(this.folder, "operator", "secret");
		Files.copy(DOCKER.resolve("region.zone"), this.folder.resolve("use1.zone"));
		Files.writeString(this.folder.resolve("named.conf"),
				Files.readString(DOCKER.resolve("named.conf"))
					.replace("/run/secrets/", this.folder.resolve(".secrets") + "/")
					.replace("/var/lib/bind", this.folder.toString())
					.replace("listen-on { any; }", "listen-on port " + this.port + " { 127.0.0.1; }"));
		this.server = run(PROGRAM.toString(), "-g", "-c", this.folder.resolve("named.conf").toString());
		awaitRunning(this.server.inputReader());
	}

	@AfterEach
	void stop() throws InterruptedException {
		if (this.server != null) {
			this.server.destroyForcibly().waitFor();
		}
	}

	@Test
	void takesWhatIsSignedWithTheKeyOfTheProduct() throws IOException {
		String secret = Files.readString(this.folder.resolve(".secrets/dns-secret"));

		assertThat(update(new TSIG(TSIG.HMAC_SHA256, "teammate", secret))).isEqualTo(Rcode.NOERROR);
		assertThat(update(new TSIG(TSIG.HMAC_SHA256, "teammate", "b3RoZXI="))).isEqualTo(Rcode.NOTAUTH);
		assertThat(update(null)).isEqualTo(Rcode.REFUSED);
	}

	private int update(TSIG key) throws IOException {
		SimpleResolver resolver = new SimpleResolver("127.0.0.1");
		resolver.setPort(this.port);
		resolver.setTCP(true);
		resolver.setTimeout(Duration.ofSeconds(60));
		resolver.setTSIGKey(key);
		Name zone = Name.fromString("use1.sbc.teammate.example.");
		Update update = new Update(zone);
		update.add(new TXTRecord(Name.fromString("contoso", zone), DClass.IN, 60, "MS=ms1"));
		Message answer = resolver.send(update);
		return answer.getRcode();
	}

	private Process run(String... command) throws IOException {
		return new ProcessBuilder(command).directory(this.folder.toFile()).redirectErrorStream(true).start();
	}

	private static void awaitRunning(BufferedReader log) throws IOException {
		StringBuilder said = new StringBuilder();
		for (String line = log.readLine(); line != null; line = log.readLine()) {
			said.append(line).append('\n');
			if (line.endsWith(" running")) {
				return;
			}
		}
		throw new IOException("bind9 ended: " + said);
	}

}
