package com.teammate.onboarding;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.Experience;
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
		return names(enterprise, (link) -> !link.isLinked() && link.wanted());
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

	/** With what our own history says about how long it takes. */
	String activation(EnterpriseId enterprise, String key, Object[] names, Locale locale) {
		return this.regionLinks.of(enterprise)
			.stream()
			.map(RegionLink::experience)
			.filter(Objects::nonNull)
			.max(Comparator.comparing(Experience::usual))
			.map((known) -> this.messages.getMessage(key + ".known",
					new Object[] { Experience.words(known.usual()), Experience.words(known.nineOfTen()) }, locale))
			.orElseGet(() -> this.messages.getMessage(key, names, locale));
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
