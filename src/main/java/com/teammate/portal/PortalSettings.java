package com.teammate.portal;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the portal stands in the world.
 *
 * @param publicUrl where resellers reach us; https makes cookies secure
 */
@Validated
@ConfigurationProperties("teammate.portal")
record PortalSettings(@NotNull URI publicUrl) {

	boolean isSecure() {
		return "https".equalsIgnoreCase(this.publicUrl.getScheme());
	}

}
