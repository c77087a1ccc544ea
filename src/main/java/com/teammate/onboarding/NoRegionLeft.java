package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;

/**
 * None of the regions that the onboarding is linking would stay, so the enterprise would
 * never become active.
 */
public class NoRegionLeft extends RuntimeException {

	NoRegionLeft(EnterpriseId id) {
		super("No region of " + id + " that is being linked would stay");
	}

}
