package com.teammate.onboarding;

import com.teammate.onboarding.OnboardingProcess.Message;
import com.teammate.sbc.LicenceLoans;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Verify voice route; the region is linked then, and the enterprise hears of it in the
 * same transaction.
 */
@Component
class VerifyVoiceRoute extends LinkStep {

	/** Looked up late: the engine that it speaks to has this task as a part. */
	private final ObjectProvider<OnboardingProcess> process;

	private final LicenceLoans loans;

	VerifyVoiceRoute(RegionLinks regionLinks, LicenceLoans loans, NextActions nextActions, RoutingConsent consent,
			ObjectProvider<OnboardingProcess> process) {
		super(regionLinks::verifyVoiceRoute, nextActions, consent);
		this.loans = loans;
		this.process = process;
	}

	@Override
	public void execute(DelegateExecution execution) {
		super.execute(execution);
		RegionRef ref = RegionRef.of(execution);
		this.process.getObject().tell(ref.enterprise(), Message.RegionLinked);
		if (this.loans.isLent(ref.enterprise(), ref.region())) {
			this.process.getObject().startReturning(ref.enterprise(), ref.region());
		}
	}

}
