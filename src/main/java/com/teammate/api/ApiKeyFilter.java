package com.teammate.api;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

import com.teammate.reseller.ApiKeys;
import com.teammate.reseller.KnownKey;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Knows the reseller by the API key. No bean, because Boot would then run it for every
 * path.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

	private static final String SCHEME = "Bearer ";

	private final ApiKeys keys;

	private final ApiExceptions exceptions;

	ApiKeyFilter(ApiKeys keys, ApiExceptions exceptions) {
		this.keys = keys;
		this.exceptions = exceptions;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("X-Request-Id", Problems.requestId(request));
		try {
			keyIn(request.getHeader(HttpHeaders.AUTHORIZATION)).flatMap(this.keys::find).ifPresent((key) -> {
				this.keys.noteUse(key);
				remember(key);
			});
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

	private static void remember(KnownKey key) {
		Stream<String> scopes = key.scopes().stream().map((scope) -> "SCOPE_" + scope);
		Stream<String> role = key.suspended() ? Stream.empty() : Stream.of("ROLE_RESELLER");
		var known = UsernamePasswordAuthenticationToken.authenticated(key.reseller(), null,
				AuthorityUtils.createAuthorityList(Stream.concat(role, scopes).toList()));
		known.setDetails(key);
		var context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(known);
		SecurityContextHolder.setContext(context);
	}

}
