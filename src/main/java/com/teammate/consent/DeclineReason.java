package com.teammate.consent;

/** Why a consent did not come about; each has its own words and its own way on. */
public enum DeclineReason {

	/** The administrator pressed Cancel. */
	CANCELLED,
	/** The person signed in is not a Global Administrator. */
	NOT_ADMINISTRATOR,
	/** Signed in to another tenant than the pinned one. */
	WRONG_TENANT,
	/** The tenant already belongs to another enterprise. */
	TENANT_TAKEN,
	/** "Consent on behalf of your organization" was not ticked. */
	BOX_NOT_TICKED,
	/** At least one permission of the manifest is not granted. */
	PERMISSIONS_MISSING,
	/** Microsoft wants an administrator's approval first. */
	NEEDS_APPROVAL,
	/** Conditional access, risk or a disabled application. */
	BLOCKED_BY_POLICY,
	/** A service that we ask permissions for does not exist in the tenant. */
	SERVICE_MISSING,
	/** The sign-in took too long, or its answer did not fit our question. */
	STALE,
	/** Our own registration or secret is wrong: not the administrator's fault. */
	OUR_FAULT,
	/** Microsoft did not answer or asked us to come back later. */
	MICROSOFT_UNAVAILABLE,
	/** A signal we do not know. */
	UNKNOWN

}
