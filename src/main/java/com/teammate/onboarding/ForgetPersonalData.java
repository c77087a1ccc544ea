package com.teammate.onboarding;

import java.util.List;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.PersonalData;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Forget personal data, wherever we keep any. */
@Component
class ForgetPersonalData implements JavaDelegate {

	private final List<PersonalData> personalData;

	private final Audit audit;

	ForgetPersonalData(List<PersonalData> personalData, Audit audit) {
		this.personalData = personalData;
		this.audit = audit;
	}

	@Override
	public void execute(DelegateExecution execution) {
		EnterpriseId enterprise = EnterpriseId.of(execution.getProcessBusinessKey());
		this.personalData.forEach((keeper) -> keeper.forget(enterprise));
		this.audit.forgetAddresses(enterprise.value(), "teammate-activation");
		this.audit.note(enterprise.value(), Party.SYSTEM, "What we knew about people is deleted.");
	}

}
