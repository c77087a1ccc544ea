package com.teammate.welcome;

import java.net.URI;

import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the administrator's pages stand in the world.
 *
 * @param publicUrl where administrators reach us; https makes cookies secure
 * @param microsoftLoginOrigin scheme, host and port of the sign-in pages
 */
@Validated
@ConfigurationProperties("teammate.welcome")
record WelcomeSettings(@NotNull URI publicUrl,
		@NotNull @DefaultValue("https://login.microsoftonline.com") URI microsoftLoginOrigin) {

	boolean isSecure() {
		return "https".equalsIgnoreCase(this.publicUrl.getScheme());
	}

	/**
	 * Where our forms may lead. Browsers hold every redirect after a form to this, and
	 * Microsoft may send on to the sign-in server of the company, which nobody knows
	 * beforehand: so any https address, when Microsoft itself is one.
	 */
	String formTargets() {
		String origin = this.microsoftLoginOrigin.getScheme() + "://" + this.microsoftLoginOrigin.getRawAuthority();
		return "'self' " + ("https".equalsIgnoreCase(this.microsoftLoginOrigin.getScheme()) ? "https:" : origin);
	}

}
