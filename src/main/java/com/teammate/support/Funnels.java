package com.teammate.support;

import java.util.List;
import java.util.UUID;

import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Funnel;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.SbcRegion;
import com.teammate.sbc.SbcRegions;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Reads the funnel for whom and where one of the staff has chosen. */
@Component
class Funnels {

	private final Funnel funnel;

	private final Resellers resellers;

	private final SbcRegions regions;

	Funnels(Funnel funnel, Resellers resellers, SbcRegions regions) {
		this.funnel = funnel;
		this.resellers = resellers;
		this.regions = regions;
	}

	/** What is no reseller's id is taken for none. */
	FunnelView of(@Nullable String reseller, @Nullable String region) {
		String place = (region == null || region.isBlank()) ? null : region;
		ResellerId chosen = id(reseller);
		List<String> offered = this.regions.all().stream().map(SbcRegion::id).map(RegionId::value).toList();
		return new FunnelView((chosen != null) ? chosen.toString() : null, place, this.funnel.stages(chosen, place),
				this.resellers.search(""), offered);
	}

	@Nullable private static ResellerId id(@Nullable String text) {
		try {
			return (text == null || text.isBlank()) ? null : new ResellerId(UUID.fromString(text.strip()));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
