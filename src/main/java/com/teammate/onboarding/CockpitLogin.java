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
 * administrator of the engine, everybody else is nobody.
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
		if (authentication == null || !isOperator(authentication)) {
			return AuthenticationResult.unsuccessful();
		}
		this.accounts.ensure(engine.getIdentityService(), authentication.getName());
		var result = AuthenticationResult.successful(authentication.getName());
		result.setGroups(List.of(Groups.CAMUNDA_ADMIN));
		return result;
	}

	private static boolean isOperator(Authentication authentication) {
		return authentication.isAuthenticated() && authentication.getAuthorities()
			.stream()
			.anyMatch((authority) -> "ROLE_OPERATOR".equals(authority.getAuthority()));
	}

}
