package com.teammate.microsoft;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;

import com.teammate.microsoft.MicrosoftSettings.Certificate;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** When the certificate or secret by which Microsoft knows us ends. */
@Service
public class OwnCredential {

	private final @Nullable Instant expiresAt;

	OwnCredential(MicrosoftSettings settings) {
		Certificate certificate = settings.certificate();
		this.expiresAt = (certificate != null) ? endOf(certificate) : settings.clientSecretExpiresAt();
	}

	/**
	 * Empty for a secret whose end no setting tells: Microsoft does not tell it either.
	 */
	public Optional<Instant> expiresAt() {
		return Optional.ofNullable(this.expiresAt);
	}

	private static @Nullable Instant endOf(Certificate certificate) {
		String password = certificate.password();
		try (InputStream file = Files.newInputStream(certificate.file())) {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(file, (password != null) ? password.toCharArray() : new char[0]);
			return Collections.list(store.aliases())
				.stream()
				.map((alias) -> certificate(store, alias))
				.flatMap(Optional::stream)
				.map((found) -> found.getNotAfter().toInstant())
				.min(Comparator.naturalOrder())
				.orElse(null);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot read teammate.microsoft.certificate.file", ex);
		}
	}

	private static Optional<X509Certificate> certificate(KeyStore store, String alias) {
		try {
			return store.isKeyEntry(alias) ? Optional.ofNullable((X509Certificate) store.getCertificate(alias))
					: Optional.empty();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
