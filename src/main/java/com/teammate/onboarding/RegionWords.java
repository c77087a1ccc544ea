package com.teammate.onboarding;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionLink;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.SbcRegion;
import com.teammate.sbc.SbcRegions;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Names the regions of an enterprise that are linked and those that follow. */
@Component
class RegionWords {

	private final RegionLinks regionLinks;

	private final SbcRegions regions;

	private final MessageSource messages;

	RegionWords(RegionLinks regionLinks, SbcRegions regions, MessageSource messages) {
		this.regionLinks = regionLinks;
		this.regions = regions;
		this.messages = messages;
	}

	List<String> linked(EnterpriseId enterprise) {
		return names(enterprise, RegionLink::isLinked);
	}

	List<String> following(EnterpriseId enterprise) {
		return names(enterprise, (link) -> !link.isLinked() && !link.state().isLeaving());
	}

	/** The text, and what an active enterprise works with meanwhile. */
	String withRest(EnterpriseId enterprise, String text) {
		List<String> following = following(enterprise);
		if (following.isEmpty()) {
			return text;
		}
		Object[] names = { String.join(", ", linked(enterprise)), String.join(", ", following) };
		return text + " " + this.messages.getMessage("next-action.rest", names, Locale.ENGLISH);
	}

	private List<String> names(EnterpriseId enterprise, Predicate<RegionLink> which) {
		return this.regionLinks.of(enterprise)
			.stream()
			.filter(which)
			.map(RegionLink::region)
			.map((region) -> this.regions.find(region).map(SbcRegion::name).orElse(region.value()))
			.toList();
	}

}
