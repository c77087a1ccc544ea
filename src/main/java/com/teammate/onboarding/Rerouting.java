package com.teammate.onboarding;

import java.util.List;
import java.util.Set;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.RegionId;
import com.teammate.sbc.RegionLink;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.RegionState;

import org.springframework.stereotype.Component;

/**
 * Links regions that were chosen after linking began and unlinks those that are not
 * wanted any more, each by a process of its own. Must run in a transaction that holds the
 * enterprise.
 */
@Component
class Rerouting {

	private final RegionLinks regionLinks;

	private final OnboardingProcess process;

	private final NextActions nextActions;

	Rerouting(RegionLinks regionLinks, OnboardingProcess process, NextActions nextActions) {
		this.regionLinks = regionLinks;
		this.process = process;
		this.nextActions = nextActions;
	}

	/** Throws {@link RegionLeaves} and {@link NoRegionLeft}. */
	void check(Enterprise enterprise, List<RegionId> wished) {
		EnterpriseId id = enterprise.id();
		for (RegionLink link : this.regionLinks.of(id)) {
			if (link.state() == RegionState.UNLINKING && !link.isBeingRenewed() && wished.contains(link.region())) {
				throw new RegionLeaves(id, link.region());
			}
		}
		// The onboarding becomes active by a region that it links itself.
		if (enterprise.status() == EnterpriseStatus.ONBOARDING
				&& wished.stream().noneMatch((region) -> this.process.isLinkedByOnboarding(id, region))) {
			throw new NoRegionLeft(id);
		}
	}

	/**
	 * Whether all that is taken back are regions that the administrator lets nobody link
	 * any further; that needs no consent.
	 */
	boolean isWithdrawal(EnterpriseId id, List<RegionId> before, List<RegionId> wished) {
		Set<RegionId> begun = this.process.linkedUnderConsent(id);
		return wished.equals(before.stream().filter((region) -> wished.contains(region)).toList())
				&& before.stream().allMatch((region) -> wished.contains(region) || begun.contains(region));
	}

	void change(Enterprise enterprise, List<RegionId> before, List<RegionId> wished) {
		EnterpriseId id = enterprise.id();
		before.stream().filter((region) -> !wished.contains(region)).forEach((region) -> this.process.drop(id, region));
		wished.stream().filter((region) -> !before.contains(region)).forEach((region) -> {
			this.regionLinks.planLater(id, region);
			this.process.link(id, region, enterprise.status() == EnterpriseStatus.ACTIVE);
		});
		this.nextActions.expectRegions(id);
	}

}
