package com.teammate.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for this machine, made for one test run, that nobody trusts. */
record SelfSigned(Path keyStore, String password) {

	static SelfSigned make() throws IOException, InterruptedException {
		Path file = Files.createTempDirectory("self-signed").resolve("store.p12");
		String password = "changeit";
		Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
				"-genkeypair", "-alias", "here", "-keyalg", "EC", "-dname", "CN=localhost", "-ext",
				"SAN=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-storepass", password,
				"-keystore", file.toString())
			.inheritIO()
			.start();
		if (keytool.waitFor() != 0) {
			throw new IllegalStateException("keytool failed");
		}
		file.toFile().deleteOnExit();
		file.getParent().toFile().deleteOnExit();
		return new SelfSigned(file, password);
	}

	SSLContext context() throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(this.keyStore.toFile(), this.password.toCharArray());
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, this.password.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

}
