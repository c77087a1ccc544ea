package com.teammate.api;

import java.io.IOException;

import com.teammate.api.RateLimits.Standing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets each API key make only so many requests. No bean, because Boot would then run it
 * for every path.
 */
final class RateLimitFilter extends OncePerRequestFilter {

	private final RateLimits limits;

	private final Problems problems;

	private final ApiExceptions exceptions;

	RateLimitFilter(RateLimits limits, Problems problems, ApiExceptions exceptions) {
		this.limits = limits;
		this.problems = problems;
		this.exceptions = exceptions;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return SecurityContextHolder.getContext().getAuthentication() == null
				|| request.getHeader(HttpHeaders.AUTHORIZATION) == null;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Standing standing;
		try {
			standing = this.limits.take(keyOf(request));
		}
		catch (DataAccessException | TransactionException ex) {
			this.exceptions.answer(request, response, ex);
			return;
		}
		response.setHeader("RateLimit-Limit", Integer.toString(standing.limit()));
		response.setHeader("RateLimit-Remaining", Long.toString(standing.remaining()));
		response.setHeader("RateLimit-Reset", Long.toString(standing.reset()));
		if (standing.granted()) {
			chain.doFilter(request, response);
		}
		else {
			response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(standing.retryAfter()));
			this.problems.write(request, response, ProblemCode.RATE_LIMIT_EXCEEDED,
					"This API key may make " + standing.limit() + " requests a minute. Nothing was changed.");
		}
	}

	/** What was sent, which is a key that we know, as a hash. */
	private static String keyOf(HttpServletRequest request) {
		String sent = request.getHeader(HttpHeaders.AUTHORIZATION);
		return DigestUtils.sha256Hex(sent.substring("Bearer ".length()).strip());
	}

}
