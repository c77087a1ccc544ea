package com.teammate.portal;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Of a form with a file that is too large nothing can be read, not even its token; so its
 * page says what is wrong, before anybody misses the token.
 */
final class TooLargeFiles extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (hasFile(request) && isTooLarge(request)) {
			response.setStatus(HttpServletResponse.SC_SEE_OTHER);
			response.setHeader("Location", request.getRequestURI() + "?large");
			return;
		}
		chain.doFilter(request, response);
	}

	private static boolean hasFile(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
	}

	private static boolean isTooLarge(HttpServletRequest request) throws IOException, ServletException {
		try {
			request.getParts();
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
