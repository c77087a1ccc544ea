package com.teammate.portal;

import java.util.Map;

import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Trail;
import com.teammate.onboarding.Trail.Mark;

import org.springframework.stereotype.Component;

/** Draws the tokens into the pictures of the processes. */
@Component
class Pictures {

	private final Picture onboarding = Picture.of("enterprise-onboarding");

	private final Picture region = Picture.of("link-sbc-region");

	String onboarding(Trail trail, String words) {
		return this.onboarding.drawn("onboarding", words, trail.places());
	}

	String region(RegionId id, Map<String, Mark> marks, String words) {
		return this.region.drawn("region-" + id.value(), words, marks);
	}

}
