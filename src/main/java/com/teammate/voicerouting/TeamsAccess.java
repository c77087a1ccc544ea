package com.teammate.voicerouting;

import com.teammate.enterprise.TenantId;

/** The tenant to work in and the two app-only tokens that Teams PowerShell wants. */
public record TeamsAccess(TenantId tenant, String graphToken, String teamsToken) {

	@Override
	public String toString() {
		return "TeamsAccess[" + this.tenant + "]";
	}

}
