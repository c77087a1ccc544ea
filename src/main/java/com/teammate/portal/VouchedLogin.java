package com.teammate.portal;

import java.io.IOException;
import java.util.Optional;

import com.teammate.account.Admission;
import com.teammate.account.Logins;
import com.teammate.account.ResellerSuspended;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Lets in whom an identity provider vouches for: by the address that it has verified, and
 * only who has an account here.
 */
final class VouchedLogin implements AuthenticationSuccessHandler {

	private final Logins logins;

	private final Entrance entrance;

	VouchedLogin(Logins logins, Entrance entrance) {
		this.logins = logins;
		this.entrance = entrance;
	}

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		try {
			Optional<Admission> known = verified((OidcUser) authentication.getPrincipal())
				.flatMap(this.logins::vouchedFor);
			if (known.isPresent()) {
				this.entrance.admit(known.get(), request, response);
				response.sendRedirect("/enterprises");
				return;
			}
			leave(request);
			response.sendRedirect("/login?unknown");
		}
		catch (ResellerSuspended ex) {
			leave(request);
			response.sendRedirect("/login?suspended");
		}
	}

	private static Optional<String> verified(OidcUser person) {
		return Optional.ofNullable(person.getEmail()).filter((email) -> Boolean.TRUE.equals(person.getEmailVerified()));
	}

	private static void leave(HttpServletRequest request) {
		SecurityContextHolder.clearContext();
		request.getSession().invalidate();
	}

}
