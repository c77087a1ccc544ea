package com.teammate.sbc;

import com.teammate.enterprise.RegionId;
import org.jspecify.annotations.Nullable;

/**
 * An object that will be created or changed.
 *
 * @param name of the object; of a licence: the user who gets it
 * @param region null for what all regions share
 */
public record PlannedChange(Kind kind, String name, Action action, @Nullable RegionId region, Step step) {

	public System system() {
		return this.kind.system();
	}

	/** Where an object is. */
	public enum System {

		/** The customer's tenant. */
		MICROSOFT_ENTRA,
		/** Our own zones. */
		DNS,
		/** Direct Routing in the customer's Teams. */
		TEAMS

	}

	/** What kind of object it is. */
	public enum Kind {

		SERVICE_PRINCIPAL(System.MICROSOFT_ENTRA), DIRECTORY_ROLE(System.MICROSOFT_ENTRA),
		DOMAIN(System.MICROSOFT_ENTRA), DNS_TXT(System.DNS), DNS_A(System.DNS), USER(System.MICROSOFT_ENTRA),
		LICENCE(System.MICROSOFT_ENTRA), PSTN_USAGE(System.TEAMS), VOICE_ROUTE(System.TEAMS),
		VOICE_ROUTING_POLICY(System.TEAMS);

		private final System system;

		Kind(System system) {
			this.system = system;
		}

		public System system() {
			return this.system;
		}

		/** Whether all regions of an enterprise have it in common. */
		boolean isShared() {
			return this == PSTN_USAGE || this == VOICE_ROUTING_POLICY;
		}

	}

	/** What happens to it. */
	public enum Action {

		CREATE, CHANGE, REMOVE,
		/** It was there before us, and stays when what is ours is undone. */
		FIND

	}

	/** The step that does it. */
	public enum Step {

		FIRST_CONSENT, LINK_SBC_REGIONS, UNLINK_SBC_REGIONS, RETURN_LICENCE, REMOVE_APPLICATION,
		/** A check of the active enterprise, which found it gone or wrote it again. */
		CHECK_ENTERPRISE

	}

}
