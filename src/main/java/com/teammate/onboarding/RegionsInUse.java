package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;

/** Linking has begun, so the regions of an enterprise cannot be chosen anew. */
public class RegionsInUse extends RuntimeException {

	RegionsInUse(EnterpriseId id) {
		super("The regions of " + id + " are being linked or are linked");
	}

}
