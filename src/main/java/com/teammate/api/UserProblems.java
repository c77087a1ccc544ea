package com.teammate.api;

import com.teammate.api.Problem.Deed;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.enterprise.UserNotPossible;

/** Says why users cannot be changed, and who can do something about it. */
final class UserProblems {

	private UserProblems() {
	}

	static ProblemCode code(UserNotPossible refused) {
		return switch (refused.reason()) {
			case ENTERPRISE_NOT_ACTIVE -> ProblemCode.ENTERPRISE_NOT_ACTIVE;
			case MANAGEMENT_CONSENT_MISSING -> ProblemCode.MANAGEMENT_CONSENT_MISSING;
			case USER_LIMIT_REACHED -> ProblemCode.USER_LIMIT_REACHED;
			case USER_EXISTS -> ProblemCode.USER_EXISTS;
			case NUMBER_IN_USE -> ProblemCode.NUMBER_IN_USE;
		};
	}

	static String detail(UserNotPossible refused) {
		return switch (refused.reason()) {
			case ENTERPRISE_NOT_ACTIVE -> "Users can be changed while the status is ACTIVE.";
			case MANAGEMENT_CONSENT_MISSING -> "See nextAction for who must do what. You may read the users.";
			case USER_LIMIT_REACHED -> "Remove a user, or raise userLimit of the enterprise.";
			case USER_EXISTS -> "No second user can have this userPrincipalName.";
			case NUMBER_IN_USE -> "Choose a number or an extension that no user of the enterprise has.";
		};
	}

	static Deed deed(ManagementConsent consent) {
		if (consent == ManagementConsent.NOT_REQUESTED) {
			return new Deed(Actor.RESELLER, "REQUEST_MANAGEMENT_CONSENT",
					"Ask for the management consent: set requestManagementConsent to true.");
		}
		return new Deed(Actor.GLOBAL_ADMIN, "GRANT_MANAGEMENT_CONSENT",
				"The administrator must grant the management consent.");
	}

}
