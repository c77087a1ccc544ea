package com.teammate.onboarding;

import java.util.Map;

import com.teammate.enterprise.RegionId;

/**
 * Where the tokens of an onboarding are and have been, by the ids of the diagrams'
 * elements; nothing but places.
 *
 * @param regions the same for each region that is being linked now
 */
public record Trail(Map<String, Mark> places, Map<RegionId, Map<String, Mark>> regions) {

	/** What has happened at a place. */
	public enum Mark {

		DONE, NOW,
		/** Given up; a person must look. */
		PROBLEM

	}

}
