package com.teammate.operations;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every log line of a request the same {@code correlationId}: the caller's
 * {@code X-Request-Id}, or a new one; and the id of the enterprise that it is about, if
 * its address names one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class CorrelationFilter extends OncePerRequestFilter {

	private static final String KEY = "correlationId";

	private static final String ENTERPRISE = "enterpriseId";

	/** Nothing that could forge a log line. */
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

	private static final Pattern ABOUT = Pattern.compile(
			"/(?:enterprises|cases)/(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12})(?:/|$)");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		MDC.put(KEY, id(request.getHeader("X-Request-Id")));
		Matcher about = ABOUT.matcher(request.getRequestURI());
		if (about.find()) {
			MDC.put(ENTERPRISE, about.group(1));
		}
		try {
			chain.doFilter(request, response);
		}
		finally {
			MDC.remove(KEY);
			MDC.remove(ENTERPRISE);
		}
	}

	private static String id(@Nullable String given) {
		return (given != null && ID.matcher(given).matches()) ? given : UUID.randomUUID().toString();
	}

}
