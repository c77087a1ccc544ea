package com.teammate.onboarding;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Tells Camunda's webapps who is there: an operator whom Spring Security has let in is an
 * administrator of the engine, a viewer reads, everybody else is nobody.
 */
@Component
class CockpitLogin extends ContainerBasedAuthenticationProvider {

	private final CockpitAccounts accounts;

	CockpitLogin(CockpitAccounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine engine) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !authentication.isAuthenticated()) {
			return AuthenticationResult.unsuccessful();
		}
		if (is(authentication, "ROLE_OPERATOR")) {
			return successful(engine, authentication.getName(), Groups.CAMUNDA_ADMIN);
		}
		return is(authentication, "ROLE_VIEWER") ? successful(engine, authentication.getName(), CockpitAccounts.VIEWERS)
				: AuthenticationResult.unsuccessful();
	}

	private AuthenticationResult successful(ProcessEngine engine, String name, String group) {
		this.accounts.ensure(engine.getIdentityService(), name);
		var result = AuthenticationResult.successful(name);
		result.setGroups(List.of(group));
		return result;
	}

	private static boolean is(Authentication authentication, String role) {
		return authentication.getAuthorities().stream().anyMatch((authority) -> role.equals(authority.getAuthority()));
	}

}
