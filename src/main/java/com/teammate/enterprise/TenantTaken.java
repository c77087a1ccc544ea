package com.teammate.enterprise;

/** Another enterprise is already linked to that tenant. */
public class TenantTaken extends RuntimeException {

	TenantTaken(TenantId tenant) {
		super("Tenant " + tenant + " belongs to another enterprise");
	}

}
