package com.teammate.portal;

import java.io.IOException;
import java.time.Clock;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * A form without its token comes from a page that lay open too long, or from a stranger;
 * who may not see a page is no administrator, or no reseller at all. Each learns what to
 * do.
 */
final class Refused implements AccessDeniedHandler {

	static final String PAGE = "/account/refused";

	static final String WHY = "com.teammate.portal.Refused";

	private final Clock clock;

	Refused(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		if (KeptForm.isWorthKeeping(request)) {
			response.setStatus(HttpServletResponse.SC_SEE_OTHER);
			response.setHeader("Location", KeptForm.keep(request, this.clock.instant()));
			return;
		}
		request.setAttribute(WHY, Why.of(request));
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		request.getRequestDispatcher(PAGE).forward(request, response);
	}

	/** For whom the page is not, or that it was too late. */
	enum Why {

		STAFF, MEMBER, LATE;

		private static Why of(HttpServletRequest request) {
			if (!"GET".equals(request.getMethod())) {
				return LATE;
			}
			return request.isUserInRole("RESELLER") ? MEMBER : STAFF;
		}

	}

}
