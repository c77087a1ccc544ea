package com.teammate.consent;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What can be shown to somebody who asks what was consented to.
 *
 * @param manifestVersion the version of the list that was asked for
 * @param provenAt when Microsoft's records last showed everything
 */
public record Evidence(int manifestVersion, List<Given> consents, @Nullable Instant provenAt,
		List<Permission> permissions) {

	/**
	 * One consent.
	 *
	 * @param administrator object id in the tenant of who gave it; null where Microsoft
	 * does not tell us
	 */
	public record Given(ConsentKind kind, @Nullable Instant grantedAt, @Nullable String administrator) {

	}

}
