package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;

/** The invitation of an enterprise has done its work; there is nothing to send again. */
public class InvitationNotOpen extends RuntimeException {

	InvitationNotOpen(EnterpriseId id) {
		super("The invitation of " + id + " is not open any more");
	}

}
