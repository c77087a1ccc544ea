package com.teammate.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows the reseller by the API key. No bean, because Boot would then run it for every
 * path.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

	private static final String SCHEME = "Bearer ";

	private final Resellers resellers;

	private final ApiExceptions exceptions;

	ApiKeyFilter(Resellers resellers, ApiExceptions exceptions) {
		this.resellers = resellers;
		this.exceptions = exceptions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("X-Request-Id", Problems.requestId(request));
		try {
			keyIn(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(this.resellers::withApiKey)
				.ifPresent(ApiKeyFilter::remember);
		}
		catch (DataAccessException | TransactionException ex) {
			this.exceptions.answer(request, response, ex);
			return;
		}
		chain.doFilter(request, response);
	}

	private static Optional<String> keyIn(@Nullable String authorization) {
		if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return Optional.empty();
		}
		return Optional.of(authorization.substring(SCHEME.length()).strip()).filter((key) -> !key.isEmpty());
	}

	private static void remember(Reseller reseller) {
		var context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(reseller, null,
				List.of(new SimpleGrantedAuthority("ROLE_RESELLER"))));
		SecurityContextHolder.setContext(context);
	}

}
