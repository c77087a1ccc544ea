package com.teammate.portal;

import java.io.IOException;
import java.util.function.Supplier;

import com.teammate.account.Logins;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Forgets what is over but still in a session: a login that was ended while it was under
 * way, so that its session came too late to be ended with the others. Looks only where
 * somebody wants to know who is logged in, and is no bean, because Boot would then run it
 * for every path.
 */
final class Forgetting extends OncePerRequestFilter {

	private final Logins logins;

	Forgetting(Logins logins) {
		this.logins = logins;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Supplier<SecurityContext> known = SecurityContextHolder.getDeferredContext();
		SecurityContextHolder.setDeferredContext(SingletonSupplier.of(() -> checked(known.get(), request)));
		chain.doFilter(request, response);
	}

	private SecurityContext checked(SecurityContext known, HttpServletRequest request) {
		if (!(known.getAuthentication() instanceof SignedIn person) || this.logins.holds(person.admission())) {
			return known;
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		return SecurityContextHolder.createEmptyContext();
	}

}
