package com.teammate.consent;

import com.teammate.consent.Finding.Code;
import com.teammate.consent.Finding.Severity;
import com.teammate.enterprise.Claims.Claim;

/** What the reseller reads about each finding. */
final class Findings {

	private static final String FIELD = "adminEmail";

	private Findings() {
	}

	static Finding consumerAddress(String domain, Severity severity) {
		return new Finding(Code.CONSUMER_ADDRESS, severity, FIELD,
				domain + " is for private mail. Name the administrator's address at the company.");
	}

	static Finding unknownDomain(String domain, Severity severity) {
		return new Finding(Code.UNKNOWN_DOMAIN, severity, FIELD, "No Microsoft 365 organization has the domain "
				+ domain + ". Look for a typing mistake, or name an address in a domain that the company uses there.");
	}

	static Finding wrongCloud(String domain, Severity severity) {
		return new Finding(Code.WRONG_CLOUD, severity, FIELD, "The Microsoft 365 organization of " + domain
				+ " is in another Microsoft cloud (such as GCC High, DoD or China) than this service.");
	}

	static Finding microsoftUnreachable(String domain) {
		return new Finding(Code.MICROSOFT_UNREACHABLE, Severity.WARNING, FIELD, "Microsoft could not be asked whether "
				+ domain + " belongs to an organization. The onboarding can start; this is looked at again later.");
	}

	static Finding addressTaken(Claim claim) {
		return new Finding(Code.ADDRESS_TAKEN, Severity.BLOCKING, FIELD,
				"An enterprise with this administrator is " + underWay(claim));
	}

	static Finding tenantTaken(Claim claim) {
		return new Finding(Code.TENANT_TAKEN, Severity.BLOCKING, FIELD,
				"The Microsoft 365 organization of this address is " + underWay(claim));
	}

	private static String underWay(Claim claim) {
		return (claim instanceof Claim.Own own)
				? "already being onboarded, or active: see your enterprise " + own.enterprise() + "."
				: "already being onboarded, or active, by another provider. Ask the company which of the two it wants.";
	}

}
