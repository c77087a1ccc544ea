package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Announce removal: sends the proof to administrator and reseller. */
@Component
class AnnounceRemoval implements JavaDelegate {

	private final RemovalLetters letters;

	AnnounceRemoval(RemovalLetters letters) {
		this.letters = letters;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.letters.send(enterprise);
	}

}
