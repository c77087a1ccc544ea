package com.teammate.onboarding;

import java.util.function.BiConsumer;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * A service task of link-sbc-region: one step of one region, after which the next action
 * is told anew.
 */
abstract class RegionStep implements JavaDelegate {

	private final BiConsumer<EnterpriseId, RegionId> step;

	private final NextActions nextActions;

	RegionStep(BiConsumer<EnterpriseId, RegionId> step, NextActions nextActions) {
		this.step = step;
		this.nextActions = nextActions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		this.step.accept(ref.enterprise(), ref.region());
		this.nextActions.expectRegions(ref.enterprise());
	}

}
