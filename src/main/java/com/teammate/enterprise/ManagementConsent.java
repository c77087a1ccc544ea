package com.teammate.enterprise;

/**
 * Whether the administrator lets the reseller manage the enterprise's users and routing.
 */
public enum ManagementConsent {

	NOT_REQUESTED, PENDING, GRANTED, REVOKED

}
