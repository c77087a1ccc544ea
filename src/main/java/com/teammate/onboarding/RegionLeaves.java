package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;

/** A region that is being unlinked can be chosen again only when that is done. */
public class RegionLeaves extends RuntimeException {

	RegionLeaves(EnterpriseId id, RegionId region) {
		super(region + " of " + id + " is being unlinked");
	}

}
