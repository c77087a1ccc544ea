package com.teammate.onboarding;

import jakarta.servlet.FilterConfig;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;

/** Takes its provider from us instead of making one by a class name. */
final class CockpitLoginFilter extends ContainerBasedAuthenticationFilter {

	CockpitLoginFilter(CockpitLogin login) {
		this.authenticationProvider = login;
	}

	@Override
	public void init(FilterConfig config) {
		// The provider is there already.
	}

}
