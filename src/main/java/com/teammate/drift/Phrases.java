package com.teammate.drift;

/** How findings read in the history. */
final class Phrases {

	private Phrases() {
	}

	static String of(DriftFinding finding) {
		return switch (finding.code()) {
			case "APPLICATION_DISABLED" -> "our application is disabled in the tenant";
			case "CONSENT_LOST" -> "the first consent is gone";
			case "PERMISSIONS_LOST" -> "the second consent is gone or incomplete";
			case "DIRECTORY_ROLE_MISSING" -> "our application has no Teams administrator role";
			case "DOMAIN_LOST" -> "the sub-domain " + finding.subject() + " is not verified in the tenant";
			case "ACTIVATION_USER_LOST" -> "the user " + finding.subject() + " is gone";
			case "LICENCE_LOST" -> "the user " + finding.subject() + " has no licence";
			case "VOICE_ROUTE_CHANGED" -> finding.subject() + " in Teams was changed by somebody";
			case "VOICE_ROUTE_LOST" -> finding.subject() + " is gone from Teams";
			case "DNS_RECORDS_LOST" -> "the DNS records of " + finding.subject() + " are not right";
			default -> throw new IllegalArgumentException(finding.code());
		};
	}

}
