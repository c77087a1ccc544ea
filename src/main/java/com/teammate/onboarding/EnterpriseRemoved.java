package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;

/** The enterprise is removed, or about to be; nothing can be done with it any more. */
public class EnterpriseRemoved extends RuntimeException {

	EnterpriseRemoved(EnterpriseId id) {
		super("Enterprise " + id + " is removed");
	}

}
