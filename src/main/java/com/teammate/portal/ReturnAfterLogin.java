package com.teammate.portal;

import java.time.Clock;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.util.UrlUtils;

/**
 * Leads back to the page that was asked for before the login. A form is never sent a
 * second time by itself: its page opens with what was typed, or says that it was not
 * sent.
 */
final class ReturnAfterLogin extends HttpSessionRequestCache {

	private final Clock clock;

	ReturnAfterLogin(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
		if (KeptForm.isForm(request)) {
			super.saveRequest(new Opening(request, KeptForm.keep(request, this.clock.instant())), response);
		}
		else if ("GET".equals(request.getMethod()) && request.getHeader("HX-Request") == null && isPage(request)) {
			super.saveRequest(request, response);
		}
	}

	/** Not what an open page asks for by itself, as browsers say. */
	private static boolean isPage(HttpServletRequest request) {
		String mode = request.getHeader("Sec-Fetch-Mode");
		return mode == null || mode.equals("navigate");
	}

	/** The page of the form, only looked at. */
	private static final class Opening extends HttpServletRequestWrapper {

		private final String path;

		private Opening(HttpServletRequest request, String path) {
			super(request);
			this.path = path;
		}

		@Override
		public String getMethod() {
			return "GET";
		}

		@Override
		public String getRequestURI() {
			return this.path;
		}

		@Override
		public String getServletPath() {
			return this.path;
		}

		/** What is looked at has no body. */
		@Override
		public Enumeration<String> getHeaderNames() {
			return Collections.enumeration(Collections.list(super.getHeaderNames())
				.stream()
				.filter((name) -> !name.regionMatches(true, 0, "Content-", 0, 8))
				.toList());
		}

		@Override
		public StringBuffer getRequestURL() {
			return new StringBuffer(
					UrlUtils.buildFullRequestUrl(getScheme(), getServerName(), getServerPort(), this.path, null));
		}

		@Override
		public @Nullable String getQueryString() {
			return null;
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			return Map.of();
		}

	}

}
