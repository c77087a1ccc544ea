package com.teammate.sbc;

/** How far the link of a region is. */
public enum RegionState {

	/** Reserved; nothing has been touched. */
	PLANNED,
	/** Somebody else has a name in Teams that we need; nothing has been touched. */
	NAME_TAKEN,
	/** The sub-domain is in the tenant. */
	DOMAIN_ADDED,
	/** Another tenant has the sub-domain. */
	DOMAIN_TAKEN,
	/** The DNS records are sent, and not all seen at the authoritative server yet. */
	RECORDS_SENT,
	/** The DNS records are visible. */
	RECORDS_PUBLISHED,
	/** The tenant has proven the sub-domain. */
	DOMAIN_VERIFIED,
	/** No licence is free for the service user. */
	LICENCE_MISSING,
	/** The service user has its licence; Microsoft activates the domain. */
	ACTIVATING,
	/** Usage, route and policy are written. */
	ROUTED,
	/** Read back and right. */
	LINKED,
	/** Being undone; nothing links it any more. */
	UNLINKING,
	/** Undone; its sub-domain is never used again. */
	UNLINKED;

	/** Whether it is not wanted any more. */
	public boolean isLeaving() {
		return this == UNLINKING || this == UNLINKED;
	}

}
