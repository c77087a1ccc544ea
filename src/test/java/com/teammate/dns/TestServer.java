package com.teammate.dns;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.teammate.sandbox.dns.NameServer;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Update;

/** The two servers that must behave alike, each with one zone and one key. */
enum TestServer {

	SANDBOX {
		@Override
		int start() throws IOException {
			return NameServer.start(0, List.of(ZONE), KEY, SECRET).port();
		}
	},

	/** The real thing; tests of it are skipped where bind9 is not installed. */
	BIND {
		@Override
		int start() throws IOException {
			return Bind.start(ZONE, KEY, SECRET);
		}
	};

	static final String ZONE = "us-east.sbc.example";

	static final String KEY = "onboarding-key";

	static final String SECRET = "c2VjcmV0IG9mIHRoZSB0ZXN0cyBvbmx5ISEhISEhISE=";

	private int port;

	abstract int start() throws IOException;

	/** Starts it once for the whole run; it ends with the JVM. */
	synchronized int port() throws IOException {
		if (this.port == 0) {
			this.port = start();
		}
		return this.port;
	}

	DnsRecords records() throws IOException {
		return records(port(), new DnsSettings.Key(KEY, "hmac-sha256", SECRET));
	}

	static DnsRecords records(int port, DnsSettings.Key key) {
		DnsSettings settings = new DnsSettings("127.0.0.1", port, key, Duration.ofMinutes(5), Duration.ofSeconds(3));
		return new DnsRecords(new AuthoritativeServer(settings), settings);
	}

	/** Sends an update past the code under test. */
	Message send(Update update, boolean signed) throws IOException {
		SimpleResolver resolver = new SimpleResolver("127.0.0.1");
		resolver.setPort(port());
		resolver.setTCP(true);
		if (signed) {
			resolver.setTSIGKey(new TSIG(TSIG.HMAC_SHA256, KEY, SECRET));
		}
		return resolver.send(update);
	}

	static Name name(String text) {
		return Name.fromConstantString(text + ".");
	}

}
