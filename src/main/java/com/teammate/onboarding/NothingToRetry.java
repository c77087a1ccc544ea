package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;

/** Nothing has failed, and nothing waits for its next look. */
public class NothingToRetry extends RuntimeException {

	NothingToRetry(EnterpriseId id) {
		super("Nothing of " + id + " can be tried again");
	}

}
