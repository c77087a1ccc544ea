package com.teammate.onboarding;

import java.util.function.BiConsumer;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.sbc.UnlinkRefused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * A service task of unlink-sbc-region: one step of one region. What is in the way gets a
 * name and an owner, and is waited for; it is no failure.
 */
abstract class UnlinkStep implements JavaDelegate {

	private final BiConsumer<EnterpriseId, RegionId> step;

	private final Refusals refusals;

	private final NextActions nextActions;

	UnlinkStep(BiConsumer<EnterpriseId, RegionId> step, Refusals refusals, NextActions nextActions) {
		this.step = step;
		this.refusals = refusals;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		try {
			this.step.accept(ref.enterprise(), ref.region());
		}
		catch (UnlinkRefused ex) {
			this.refusals.note(ref, ex);
		}
		this.nextActions.expectRegions(ref.enterprise());
	}

}
