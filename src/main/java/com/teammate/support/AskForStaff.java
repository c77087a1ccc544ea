package com.teammate.support;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Who is logged in as somebody of a reseller may be staff, too, and is asked for that
 * login; it takes the place of the other, so a browser is never two people at once. Their
 * forms are refused. One that comes after its session has ended goes back to its page,
 * over the login, with what was typed.
 */
final class AskForStaff implements AccessDeniedHandler {

	private final AccessDeniedHandler refuse = new AccessDeniedHandlerImpl();

	private final RequestCache wanted = new HttpSessionRequestCache();

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		Optional<Returned> form = isLate(denied) ? Returned.of(request, Returned.LATE) : Optional.empty();
		if (form.isPresent()) {
			form.get().keep(request);
			response.setStatus(HttpServletResponse.SC_SEE_OTHER);
			response.setHeader(HttpHeaders.LOCATION, form.get().page());
			return;
		}
		if (HttpMethod.GET.matches(request.getMethod()) && !isStaff(request)) {
			this.wanted.saveRequest(request, response);
			response.sendRedirect(request.getContextPath() + StaffDoors.LOGIN + "?reseller");
			return;
		}
		this.refuse.handle(request, response, denied);
	}

	/** Its session has ended since, and nobody of a reseller is here instead. */
	private static boolean isLate(AccessDeniedException denied) {
		Authentication person = SecurityContextHolder.getContext().getAuthentication();
		return denied instanceof CsrfException && (person == null
				|| person.getAuthorities().stream().noneMatch((role) -> "ROLE_RESELLER".equals(role.getAuthority())));
	}

	/** Staff who may not do something learn that, and not that they should log in. */
	private static boolean isStaff(HttpServletRequest request) {
		return Stream.of("SUPPORT", "OPERATOR", "VIEWER").anyMatch(request::isUserInRole);
	}

}
