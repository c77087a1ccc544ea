package com.teammate.event;

import java.util.Arrays;
import java.util.Optional;

/** What can happen to an enterprise; the names are part of the API. */
public enum EventType {

	ENTERPRISE_CREATED("enterprise.created"), ENTERPRISE_CHANGED("enterprise.changed"),
	ENTERPRISE_ACTIVE("enterprise.active"), ENTERPRISE_DISABLED("enterprise.disabled"),
	ENTERPRISE_ENABLED("enterprise.enabled"), ENTERPRISE_REMOVING("enterprise.removing"),
	ENTERPRISE_REMOVED("enterprise.removed"),

	INVITATION_SENT("invitation.sent"),
	/** The right code was typed: a person opened it, no scanner of links did. */
	INVITATION_OPENED("invitation.opened"), INVITATION_LOCKED("invitation.locked"),
	INVITATION_EXPIRED("invitation.expired"),

	CONSENT_FIRST_GRANTED("consent.first.granted"), CONSENT_SECOND_GRANTED("consent.second.granted"),
	CONSENT_DECLINED("consent.declined"),
	/** Microsoft's records do not show what was granted. */
	CONSENT_MISSING("consent.missing"), CONSENTS_PROVEN("consents.proven"),

	REGION_LINKED("region.linked"), REGION_UNLINKED("region.unlinked"),

	/** What the PBX side must know: music on hold, call data, whether it is in use. */
	PBX_OPTIONS_CHANGED("pbx_options.changed"),

	NEXT_ACTION_CHANGED("next_action.changed"),

	USER_ADDED("user.added"), USER_REMOVED("user.removed"),

	MANAGEMENT_CONSENT_REQUESTED("management_consent.requested"),
	MANAGEMENT_CONSENT_GRANTED("management_consent.granted"), MANAGEMENT_CONSENT_REVOKED("management_consent.revoked"),
	/** The reseller does not want it any more. */
	MANAGEMENT_CONSENT_WITHDRAWN("management_consent.withdrawn"),

	DRIFT_FOUND("drift.found"), DRIFT_RESOLVED("drift.resolved");

	private final String value;

	EventType(String value) {
		this.value = value;
	}

	/** Its name in the API. */
	public String value() {
		return this.value;
	}

	/** Empty when no event has that name. */
	public static Optional<EventType> of(String value) {
		return Arrays.stream(values()).filter((type) -> type.value.equals(value)).findFirst();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
