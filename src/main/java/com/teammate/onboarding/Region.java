package com.teammate.onboarding;

import java.util.Date;

import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.RegionState;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What gateways and timers of link-sbc-region ask; public because expressions reach only
 * public classes.
 */
@Component
public class Region {

	private final RegionLinks regionLinks;

	Region(RegionLinks regionLinks) {
		this.regionLinks = regionLinks;
	}

	public boolean isDomainFree(DelegateExecution execution) {
		RegionState state = state(execution);
		return state != RegionState.DOMAIN_TAKEN && state != RegionState.NAME_TAKEN;
	}

	public boolean areRecordsPublished(DelegateExecution execution) {
		return state(execution) == RegionState.RECORDS_PUBLISHED;
	}

	public boolean isDomainVerified(DelegateExecution execution) {
		return state(execution) == RegionState.DOMAIN_VERIFIED;
	}

	public boolean isLicenceAssigned(DelegateExecution execution) {
		return state(execution) == RegionState.ACTIVATING;
	}

	public boolean isDomainActive(DelegateExecution execution) {
		return state(execution) == RegionState.ROUTED;
	}

	public boolean isActivationGivenUp(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return this.regionLinks.isActivationGivenUp(ref.enterprise(), ref.region());
	}

	public Date nextTryAt(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return Date.from(this.regionLinks.nextTryAt(ref.enterprise(), ref.region()));
	}

	private RegionState state(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return this.regionLinks.of(ref.enterprise())
			.stream()
			.filter((link) -> link.region().equals(ref.region()))
			.findFirst()
			.orElseThrow()
			.state();
	}

}
