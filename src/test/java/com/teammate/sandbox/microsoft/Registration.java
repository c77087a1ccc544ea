package com.teammate.sandbox.microsoft;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Our application as registered with Microsoft.
 *
 * @param redirectUris compared to the letter
 * @param requiredDelegated names of the delegated permissions in the manifest
 * @param requiredApplication names of the application permissions in the manifest
 * @param certificate also accepted, as a signed assertion; null when none is uploaded
 */
public record Registration(String clientId, String clientSecret, Set<String> redirectUris,
		Set<String> requiredDelegated, Set<String> requiredApplication, @Nullable X509Certificate certificate) {

	/** What consumers see on Microsoft's pages. */
	static final String NAME = "TeamMate";

	/** The tenant it was made in. */
	public static final String HOME = "teammate.example";

	private static final Set<String> DELEGATED = Set.of("User.Read", "Directory.Read.All",
			"RoleManagement.ReadWrite.Directory");

	private static final Set<String> APPLICATION = Set.of("Organization.Read.All", "Domain.ReadWrite.All",
			"User.ReadWrite.All", "LicenseAssignment.ReadWrite.All", "Application.Read.All", "Directory.Read.All");

	public Registration {
		redirectUris = Set.copyOf(redirectUris);
		requiredDelegated = Set.copyOf(requiredDelegated);
		requiredApplication = Set.copyOf(requiredApplication);
		requiredDelegated.forEach((name) -> Permission.delegated(name).orElseThrow());
		requiredApplication.forEach((name) -> Permission.application(name).orElseThrow());
	}

	public Registration(String clientId, String clientSecret, Set<String> redirectUris, Set<String> requiredDelegated,
			Set<String> requiredApplication) {
		this(clientId, clientSecret, redirectUris, requiredDelegated, requiredApplication, null);
	}

	/** With the permissions that the product asks for. */
	public static Registration of(String clientId, String clientSecret, String... redirectUris) {
		return new Registration(clientId, clientSecret, Set.copyOf(List.of(redirectUris)), DELEGATED, APPLICATION);
	}

	public Registration withCertificate(X509Certificate certificate) {
		return new Registration(this.clientId, this.clientSecret, this.redirectUris, this.requiredDelegated,
				this.requiredApplication, certificate);
	}

	@Override
	public String toString() {
		return "Registration[" + this.clientId + "]";
	}

}
