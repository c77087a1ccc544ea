package com.teammate.onboarding;

import java.util.Date;

import com.teammate.drift.Drift;
import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What gateways and timers of check-enterprise ask; public because expressions reach only
 * public classes.
 */
@Component
public class Check {

	private final Drift drift;

	Check(Drift drift) {
		this.drift = drift;
	}

	public boolean areConsentsThere(DelegateExecution execution) {
		return this.drift.areConsentsThere(enterprise(execution));
	}

	public boolean isLossConfirmed(DelegateExecution execution) {
		return this.drift.isLossConfirmed(enterprise(execution));
	}

	public boolean isRepairDue(DelegateExecution execution) {
		return this.drift.isRepairDue(enterprise(execution));
	}

	public Date confirmationAt(DelegateExecution execution) {
		return Date.from(this.drift.confirmationAt());
	}

	private static EnterpriseId enterprise(DelegateExecution execution) {
		return EnterpriseId.of(execution.getProcessBusinessKey());
	}

}
