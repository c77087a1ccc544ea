package com.teammate.portal;

import java.io.IOException;
import java.time.Clock;
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
 * way, so that its session came too late to be ended with the others, and a form that
 * waits too long for its login. Looks only where somebody wants to know who is logged in,
 * and is no bean, because Boot would then run it for every path.
 */
final class Forgetting extends OncePerRequestFilter {

	private final Logins logins;

	private final Clock clock;

	Forgetting(Logins logins, Clock clock) {
		this.logins = logins;
		this.clock = clock;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Supplier<SecurityContext> known = SecurityContextHolder.getDeferredContext();
		SecurityContextHolder.setDeferredContext(SingletonSupplier.of(() -> checked(known.get(), request)));
		chain.doFilter(request, response);
	}

	private SecurityContext checked(SecurityContext known, HttpServletRequest request) {
		KeptForm.forgetOld(request, this.clock.instant());
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
