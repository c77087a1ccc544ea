package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.NextAction.Actor;

import org.jspecify.annotations.Nullable;

/**
 * Something in an enterprise's tenant, in DNS or in Teams that is not as it should be.
 *
 * @param code stable name of the cause
 * @param owner who must act
 * @param text what is wrong
 * @param fix what to do about it
 * @param blocking whether the linking, or the calls, wait for it
 * @param subject the object that it is about; null when it is about the tenant
 */
public record TenantFinding(String code, Actor owner, String text, String fix, boolean blocking,
		@Nullable String subject) {

	static TenantFinding of(Diagnosis diagnosis, boolean blocking, @Nullable String subject) {
		return new TenantFinding(diagnosis.code(), Actor.valueOf(diagnosis.owner()), diagnosis.text(), diagnosis.fix(),
				blocking, subject);
	}

}
