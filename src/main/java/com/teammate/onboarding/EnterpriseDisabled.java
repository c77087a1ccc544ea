package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;

/** The enterprise is disabled, and this must wait until it is enabled. */
public class EnterpriseDisabled extends RuntimeException {

	EnterpriseDisabled(EnterpriseId id) {
		super("Enterprise " + id + " is disabled");
	}

}
