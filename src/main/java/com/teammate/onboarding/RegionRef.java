package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Which region of which enterprise an instance of link-sbc-region works on. */
record RegionRef(EnterpriseId enterprise, RegionId region) {

	static RegionRef of(DelegateExecution execution) {
		return new RegionRef(EnterpriseId.of(execution.getProcessBusinessKey()),
				new RegionId((String) execution.getVariable(OnboardingProcess.REGION)));
	}

}
