package com.teammate.onboarding;

import java.util.function.Consumer;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A service task of check-enterprise. */
abstract class CheckStep implements JavaDelegate {

	private final Consumer<EnterpriseId> step;

	CheckStep(Consumer<EnterpriseId> step) {
		this.step = step;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.step.accept(EnterpriseId.of(execution.getProcessBusinessKey()));
	}

}
