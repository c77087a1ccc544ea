package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;

/**
 * Somebody cannot be forgotten who is the administrator or a user of the enterprise now.
 */
public class PersonStillNeeded extends RuntimeException {

	PersonStillNeeded(EnterpriseId id) {
		super("The person has a part in enterprise " + id);
	}

}
