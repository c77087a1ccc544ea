package com.teammate.onboarding;

import com.teammate.drift.Drift;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Start due checks. */
@Component
class StartDueChecks implements JavaDelegate {

	private final Drift drift;

	private final CheckProcess process;

	StartDueChecks(Drift drift, CheckProcess process) {
		this.drift = drift;
		this.process = process;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.drift.pickDue().forEach(this.process::startUnlessRunning);
	}

}
