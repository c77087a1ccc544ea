package com.teammate.sbc;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;

/**
 * A step that links a region came after that region was given up; it has touched nothing.
 */
class RegionLeaving extends RuntimeException {

	RegionLeaving(EnterpriseId enterprise, RegionId region) {
		super(region + " of " + enterprise + " is being unlinked");
	}

}
