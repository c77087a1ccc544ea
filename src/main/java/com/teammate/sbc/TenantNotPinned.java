package com.teammate.sbc;

import com.teammate.enterprise.EnterpriseId;

/** A step that needs the tenant came before the first consent. */
class TenantNotPinned extends RuntimeException {

	TenantNotPinned(EnterpriseId enterprise) {
		super("Enterprise " + enterprise + " has no tenant yet");
	}

}
