package com.teammate.portal;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Leads back to the page that was asked for before the login. A form is never sent a
 * second time by itself: its page opens with what was typed.
 */
final class ReturnAfterLogin extends HttpSessionRequestCache {

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		if (KeptForm.isWorthKeeping(request)) {
			KeptForm.keep(request);
			super.saveRequest(new Opening(request), response);
		}
		else if ("GET".equals(request.getMethod()) && request.getHeader("HX-Request") == null) {
			super.saveRequest(request, response);
		}
	}

	/** The same page, only looked at. */
	private static final class Opening extends HttpServletRequestWrapper {

		private Opening(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getMethod() {
			return "GET";
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			return Map.of();
		}

	}

}
