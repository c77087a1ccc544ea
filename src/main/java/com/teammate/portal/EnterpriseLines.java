package com.teammate.portal;

import java.time.Clock;
import java.util.List;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Onboarding;
import com.teammate.sbc.SbcRegion;
import com.teammate.sbc.SbcRegions;

import org.springframework.stereotype.Component;

/** Makes lines of the list. */
@Component
class EnterpriseLines {

	private final Onboarding onboarding;

	private final SbcRegions regions;

	private final Clock clock;

	EnterpriseLines(Onboarding onboarding, SbcRegions regions, Clock clock) {
		this.onboarding = onboarding;
		this.regions = regions;
		this.clock = clock;
	}

	EnterpriseLine of(Enterprise enterprise) {
		var next = enterprise.nextAction();
		Integer limit = enterprise.requested().userLimit();
		return new EnterpriseLine(enterprise.id().toString(), enterprise.name(), enterprise.adminEmail().value(),
				enterprise.status(), this.onboarding.describe(enterprise), (next != null) ? next.actor() : null,
				(next != null) ? Moment.of(next.since(), this.clock) : null, regions(enterprise),
				enterprise.usersInUse(), limit, limit != null && enterprise.usersInUse() * 5L >= limit * 4L,
				EnterpriseAct.of(enterprise));
	}

	private List<String> regions(Enterprise enterprise) {
		return enterprise.sbcRegions().stream().map(this::name).toList();
	}

	String name(RegionId region) {
		return this.regions.find(region).map(SbcRegion::name).orElse(region.value());
	}

}
