package com.teammate.portal;

import java.util.List;

import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.NextAction.Actor;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise in the list.
 *
 * @param stands where it stands, in one sentence
 * @param actor who must act next; null when nobody must
 * @param nearLimit whether four fifths of the user limit are in use
 * @param acts what can be done with it
 */
record EnterpriseLine(String id, String name, String adminEmail, EnterpriseStatus status, String stands,
		@Nullable Actor actor, @Nullable Moment since, List<String> regions, int usersInUse,
		@Nullable Integer userLimit, boolean nearLimit, List<EnterpriseAct> acts) {

}
