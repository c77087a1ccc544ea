package com.teammate.support;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests for the engine's servlets whose path is written otherwise than the
 * server read it, such as {@code /%65ngine-rest}. Spring's own path filter, which runs
 * before the firewall, would fail on them with a 500 and a stack trace.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CrookedPaths extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (isCrooked(request)) {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
			return;
		}
		chain.doFilter(request, response);
	}

	private static boolean isCrooked(HttpServletRequest request) {
		if (request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH) {
			return false;
		}
		String servlet = request.getContextPath() + request.getServletPath();
		String path = request.getRequestURI();
		return !path.equals(servlet) && !path.startsWith(servlet + "/");
	}

}
