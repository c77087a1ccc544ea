package com.teammate.portal;

import java.net.URI;

import com.teammate.account.SingleSignOn;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the portal stands in the world.
 *
 * @param publicUrl where resellers reach us; https makes cookies secure
 * @param oidc the provider by which resellers may log in as well, if there is one
 */
@Validated
@ConfigurationProperties("teammate.portal")
record PortalSettings(@NotNull URI publicUrl, @Nullable SingleSignOn oidc) {

	boolean isSecure() {
		return "https".equalsIgnoreCase(this.publicUrl.getScheme());
	}

}
