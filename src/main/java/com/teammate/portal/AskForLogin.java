package com.teammate.portal;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/**
 * Where a part of a page has lost its session, the page asks for the login, not its part.
 */
final class AskForLogin extends LoginUrlAuthenticationEntryPoint {

	AskForLogin() {
		super("/login");
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
			throws IOException, ServletException {
		if (request.getHeader("HX-Request") == null) {
			super.commence(request, response, stranger);
			return;
		}
		response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
		if ("GET".equals(request.getMethod())) {
			response.setHeader("HX-Refresh", "true");
		}
	}

}
