package com.teammate.portal;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * A form without its token comes from a page that lay open too long, or from a stranger;
 * who may not see a page is no reseller.
 */
final class Refused implements AccessDeniedHandler {

	static final String PAGE = "/account/refused";

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		if (KeptForm.isWorthKeeping(request)) {
			KeptForm.keep(request);
			response.setStatus(HttpServletResponse.SC_SEE_OTHER);
			response.setHeader("Location", request.getRequestURI());
			return;
		}
		response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		request.getRequestDispatcher(PAGE).forward(request, response);
	}

}
