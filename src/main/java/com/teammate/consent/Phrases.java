package com.teammate.consent;

/** What the history of an enterprise says about consents. */
final class Phrases {

	private Phrases() {
	}

	static String granted(ConsentKind kind) {
		return "Gave the " + name(kind) + " consent.";
	}

	static String declined(ConsentKind kind, DeclineReason reason) {
		return "Did not give the " + name(kind) + " consent: " + why(reason) + ".";
	}

	static String takenBack(ConsentKind kind, DeclineReason reason) {
		return "Found the " + name(kind) + " consent missing at Microsoft: " + why(reason) + ".";
	}

	static String backAgain(ConsentKind kind) {
		return "Found the " + name(kind) + " consent in Microsoft's records again.";
	}

	static String proven() {
		return "Found both consents in Microsoft's records.";
	}

	private static String name(ConsentKind kind) {
		return (kind == ConsentKind.FIRST) ? "first" : "second";
	}

	private static String why(DeclineReason reason) {
		return switch (reason) {
			case CANCELLED -> "it was cancelled";
			case NOT_ADMINISTRATOR -> "the person signed in is not a Global Administrator";
			case WRONG_ACCOUNT -> "the account does not belong to the organization";
			case WRONG_TENANT -> "the person signed in to another organization";
			case TENANT_TAKEN -> "that organization is already linked to another enterprise";
			case BOX_NOT_TICKED -> "\"Consent on behalf of your organization\" was not ticked";
			case PERMISSIONS_MISSING -> "not all permissions are granted";
			case NEEDS_APPROVAL -> "Microsoft wants an administrator's approval first";
			case CONDITIONAL_ACCESS -> "a Conditional Access policy stopped the sign-in";
			case APPLICATION_DISABLED -> "our application is switched off in the organization";
			case BLOCKED_BY_POLICY -> "a security policy of the organization blocks it";
			case SERVICE_MISSING -> "the organization lacks a Microsoft service that it needs";
			case STALE -> "the sign-in took too long or did not fit our question";
			case OUR_FAULT -> "our own registration with Microsoft is wrong";
			case REPLICATING -> "Microsoft has not yet copied it to all its servers";
			case THROTTLED -> "Microsoft asked us to slow down";
			case MICROSOFT_UNAVAILABLE -> "Microsoft did not answer";
			case UNKNOWN -> "Microsoft gave a reason we do not know";
		};
	}

}
