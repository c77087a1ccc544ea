package com.teammate.sbc;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Whether a tenant can be linked. */
public record Readiness(List<Finding> findings) {

	public boolean isReady() {
		return this.findings.stream().noneMatch(Finding::blocking);
	}

	/**
	 * Something found in the tenant.
	 *
	 * @param code {@code DIRECTORY_ROLE_MISSING}, {@code TEAMS_MISSING},
	 * {@code LICENCE_MISSING}, {@code PHONE_LICENCE_MISSING}, {@code SUB_DOMAIN_TAKEN},
	 * {@code VOICE_NAME_TAKEN}
	 * @param blocking whether linking must wait for it
	 * @param subject the object that it is about; null when it is about the whole tenant
	 */
	public record Finding(String code, boolean blocking, @Nullable String subject) {

		public Finding(String code, boolean blocking) {
			this(code, blocking, null);
		}

	}

}
