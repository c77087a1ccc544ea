package com.teammate.microsoft;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our app registration and where Microsoft is.
 *
 * @param homeTenant id of the tenant in which our application is registered
 * @param loginBase where our own requests to Entra go
 * @param browserLoginBase where browsers are sent; login base unless set
 * @param graphBase Graph with its version
 * @param graphScope Graph's {@code .default} scope; national clouds have their own
 * @param teamsScope {@code .default} of the Skype and Teams Tenant Admin API
 * @param issuerBase how Entra names itself in tokens; also the authority for msal4j, that
 * insists on https
 * @param teamsRole template id of the directory role given to our service principal
 * @param patience how long to try again while a person waits in front of a browser
 * @param clientSecretExpiresAt when the secret ends; a certificate tells it itself
 */
@Validated
@ConfigurationProperties("teammate.microsoft")
record MicrosoftSettings(@NotBlank String clientId, @Nullable String clientSecret,
		@Valid @Nullable Certificate certificate, @Nullable UUID homeTenant,
		@DefaultValue("https://login.microsoftonline.com") @NotNull URI loginBase, @Nullable URI browserLoginBase,
		@DefaultValue("https://graph.microsoft.com/v1.0") @NotNull URI graphBase,
		@DefaultValue("https://graph.microsoft.com/.default") @NotBlank String graphScope,
		@DefaultValue("48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default") @NotBlank String teamsScope,
		@DefaultValue("https://login.microsoftonline.com") @NotNull URI issuerBase,
		@DefaultValue("69091246-20e8-4a56-aa4d-066075b2a7a8") @NotBlank String teamsRole,
		@DefaultValue("5s") @NotNull Duration connectTimeout, @DefaultValue("20s") @NotNull Duration readTimeout,
		@DefaultValue("6s") @NotNull Duration patience, @Nullable Instant clientSecretExpiresAt) {

	@AssertTrue(message = "exactly one of teammate.microsoft.client-secret "
			+ "and teammate.microsoft.certificate.file is needed")
	boolean isOneCredentialGiven() {
		return hasSecret() != (this.certificate != null);
	}

	@AssertTrue(message = "teammate.microsoft.issuer-base must be https, without a path")
	boolean isIssuerBaseAnHttpsOrigin() {
		return this.issuerBase == null
				|| ("https".equals(this.issuerBase.getScheme()) && this.issuerBase.getPath().isEmpty());
	}

	boolean hasSecret() {
		return this.clientSecret != null && !this.clientSecret.isBlank();
	}

	URI browserBase() {
		return (this.browserLoginBase != null) ? this.browserLoginBase : this.loginBase;
	}

	/** Names the cloud that our registration is in; empty when the scope does not. */
	String graphHost() {
		String host = URI.create(this.graphScope).getHost();
		return (host != null) ? host : "";
	}

	/** What precedes the name of a delegated Graph permission in a scope. */
	String graphScopePrefix() {
		return this.graphScope.substring(0, this.graphScope.lastIndexOf('/') + 1);
	}

	@Override
	public String toString() {
		return "MicrosoftSettings[clientId=" + this.clientId + ", loginBase=" + this.loginBase + ", graphBase="
				+ this.graphBase + "]";
	}

	/**
	 * A PKCS#12 file with exactly one private key.
	 */
	record Certificate(@NotNull Path file, @Nullable String password) {

		@Override
		public String toString() {
			return "Certificate[file=" + this.file + "]";
		}

	}

}
