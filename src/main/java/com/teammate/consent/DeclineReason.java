package com.teammate.consent;

/** Why a consent did not come about; each has its own words and its own way on. */
public enum DeclineReason {

	/** The administrator pressed Cancel. */
	CANCELLED,
	/** The person signed in is not a Global Administrator. */
	NOT_ADMINISTRATOR,
	/** The account does not belong to the organization, or is only a guest in it. */
	WRONG_ACCOUNT,
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
	/** A Conditional Access policy stopped the sign-in. */
	CONDITIONAL_ACCESS,
	/** The customer has switched our application off. */
	APPLICATION_DISABLED,
	/** Another rule of the organization: risk, tenant restrictions, assignment. */
	BLOCKED_BY_POLICY,
	/** A service that we ask permissions for does not exist in the tenant. */
	SERVICE_MISSING,
	/** The sign-in took too long, or its answer did not fit our question. */
	STALE,
	/** Our own registration or secret is wrong: not the administrator's fault. */
	OUR_FAULT,
	/** Microsoft has not yet copied to all its servers what was just granted. */
	REPLICATING,
	/** Microsoft asked us to slow down. */
	THROTTLED,
	/** Microsoft did not answer. */
	MICROSOFT_UNAVAILABLE,
	/** A signal we do not know. */
	UNKNOWN

}
