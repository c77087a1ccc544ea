package com.teammate.enterprise;

/** Where an enterprise is in its life. */
public enum EnterpriseStatus {

	ONBOARDING, ACTIVE, DISABLED, REMOVING, REMOVED

}
