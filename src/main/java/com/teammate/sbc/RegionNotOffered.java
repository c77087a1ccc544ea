package com.teammate.sbc;

import com.teammate.enterprise.RegionId;

/** The catalogue does not have the region, or no longer. */
class RegionNotOffered extends RuntimeException {

	RegionNotOffered(RegionId region) {
		super(region + " is not in teammate.sbc.regions");
	}

}
