package com.teammate.sbc;

import java.util.List;

/** Whether a tenant can be linked. */
public record Readiness(List<Finding> findings) {

	public boolean isReady() {
		return this.findings.stream().noneMatch(Finding::blocking);
	}

	/**
	 * Something found in the tenant.
	 *
	 * @param code {@code DIRECTORY_ROLE_MISSING}, {@code TEAMS_MISSING},
	 * {@code LICENCE_MISSING}
	 * @param blocking whether linking must wait for it
	 */
	public record Finding(String code, boolean blocking) {

	}

}
