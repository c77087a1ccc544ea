package com.teammate.microsoft;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IClientCredential;
import com.teammate.microsoft.MicrosoftSettings.Certificate;

import org.springframework.stereotype.Component;

/** Our app registration as msal4j knows it. */
@Component
class Registration {

	/** Any work or school tenant. */
	static final String ANY_TENANT = "organizations";

	private final MicrosoftSettings settings;

	private final LoginHttp http;

	private final IClientCredential credential;

	Registration(MicrosoftSettings settings, LoginHttp http) {
		this.settings = settings;
		this.http = http;
		this.credential = credential(settings);
	}

	/**
	 * A new application object, with a token cache of its own, that speaks to one
	 * authority: a tenant or {@link #ANY_TENANT}.
	 */
	ConfidentialClientApplication application(String authority) {
		try {
			return ConfidentialClientApplication.builder(this.settings.clientId(), this.credential)
				.authority(this.settings.issuerBase() + "/" + authority + "/")
				.instanceDiscovery(false)
				.httpClient(this.http)
				.executorService(new CallerRuns())
				.disableInternalRetries()
				.build();
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static IClientCredential credential(MicrosoftSettings settings) {
		Certificate certificate = settings.certificate();
		if (certificate == null) {
			return ClientCredentialFactory.createFromSecret(settings.clientSecret());
		}
		try (InputStream file = Files.newInputStream(certificate.file())) {
			return ClientCredentialFactory.createFromCertificate(file, certificate.password());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read teammate.microsoft.certificate.file", ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Cannot use teammate.microsoft.certificate.file", ex);
		}
	}

}
