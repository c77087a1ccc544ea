package com.teammate.portal;

import java.net.URI;
import java.time.Duration;

import com.teammate.account.SingleSignOn;
import com.teammate.live.OpenPages.Limits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the portal stands in the world, and how many of its pages may listen.
 *
 * @param publicUrl where resellers reach us; https makes cookies secure
 * @param mostOpenPages how many open pages a node tells of changes; further ones poll
 * @param mostOpenPagesOfOneUser the same of one user
 * @param openPageLifetime how long a stream lasts before the browser opens the next one
 * @param oidc the provider by which resellers may log in as well, if there is one
 */
@Validated
@ConfigurationProperties("teammate.portal")
record PortalSettings(@NotNull URI publicUrl, @Min(0) @Max(100_000) @DefaultValue("1000") int mostOpenPages,
		@Min(0) @Max(1000) @DefaultValue("6") int mostOpenPagesOfOneUser,
		@DurationMin(seconds = 10) @DefaultValue("10m") Duration openPageLifetime, @Nullable SingleSignOn oidc) {

	Limits openPages() {
		return new Limits(this.mostOpenPages, this.mostOpenPagesOfOneUser, this.openPageLifetime);
	}

	boolean isSecure() {
		return "https".equalsIgnoreCase(this.publicUrl.getScheme());
	}

}
