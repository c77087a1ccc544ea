package com.teammate.support;

import java.io.IOException;
import java.util.stream.Stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * Who is logged in as somebody of a reseller may be staff, too, and is asked for that
 * login; it takes the place of the other, so a browser is never two people at once. Forms
 * are refused: whose they were is not known any more.
 */
final class AskForStaff implements AccessDeniedHandler {

	private final AccessDeniedHandler refuse = new AccessDeniedHandlerImpl();

	private final RequestCache wanted = new HttpSessionRequestCache();

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		if (HttpMethod.GET.matches(request.getMethod()) && !isStaff(request)) {
			this.wanted.saveRequest(request, response);
			response.sendRedirect(request.getContextPath() + StaffDoors.LOGIN + "?reseller");
			return;
		}
		this.refuse.handle(request, response, denied);
	}

	/** Staff who may not do something learn that, and not that they should log in. */
	private static boolean isStaff(HttpServletRequest request) {
		return Stream.of("SUPPORT", "OPERATOR", "VIEWER").anyMatch(request::isUserInRole);
	}

}
