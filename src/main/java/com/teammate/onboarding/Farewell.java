package com.teammate.onboarding;

import java.util.Date;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.RegionState;
import com.teammate.sbc.Removals;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What gateways and timers of remove-enterprise ask; public because expressions reach
 * only public classes.
 */
@Component
public class Farewell {

	private final RegionLinks regionLinks;

	private final Removals removals;

	Farewell(RegionLinks regionLinks, Removals removals) {
		this.regionLinks = regionLinks;
		this.removals = removals;
	}

	public List<String> regions(DelegateExecution execution) {
		return this.regionLinks.of(enterprise(execution))
			.stream()
			.filter((link) -> link.state() != RegionState.UNLINKED)
			.map((link) -> link.region().value())
			.toList();
	}

	public boolean isApplicationSettled(DelegateExecution execution) {
		return this.removals.isApplicationSettled(enterprise(execution));
	}

	public Date nextTryAt(DelegateExecution execution) {
		return Date.from(this.removals.nextTryAt(enterprise(execution)));
	}

	private static EnterpriseId enterprise(DelegateExecution execution) {
		return EnterpriseId.of(execution.getProcessBusinessKey());
	}

}
