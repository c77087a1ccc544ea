package com.teammate.api;

import java.util.Set;

import com.teammate.reseller.ApiKeys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasAuthority;
import static org.springframework.security.authorization.AuthorityAuthorizationManager.hasRole;
import static org.springframework.security.authorization.AuthorizationManagers.allOf;

/** Lets programs of resellers in by their API key, and nobody else. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

	@Bean
	@Order(20)
	SecurityFilterChain apiChain(HttpSecurity http, ApiKeys keys, Problems problems, ApiExceptions exceptions,
			RateLimits limits) throws Exception {
		return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/api/**"))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.addFilterBefore(new ApiKeyFilter(keys, exceptions), AnonymousAuthenticationFilter.class)
			.addFilterAfter(new RateLimitFilter(limits, problems, exceptions), ApiKeyFilter.class)
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET)
				.access(allOf(hasRole("RESELLER"), hasAuthority("SCOPE_READ")))
				.requestMatchers(HttpMethod.HEAD)
				.access(allOf(hasRole("RESELLER"), hasAuthority("SCOPE_READ")))
				.anyRequest()
				.access(allOf(hasRole("RESELLER"), hasAuthority("SCOPE_WRITE"))))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(askForKey(problems))
				.accessDeniedHandler(refuse(problems)))
			.build();
	}

	private static AuthenticationEntryPoint askForKey(Problems problems) {
		return (request, response, ex) -> {
			boolean tried = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
			response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
					"Bearer realm=\"teammate\"" + (tried ? ", error=\"invalid_token\"" : ""));
			problems.write(request, response, ProblemCode.UNAUTHORIZED,
					tried ? "The API key is unknown, revoked or expired."
							: "Send the header Authorization: Bearer <API key>.");
		};
	}

	private static AccessDeniedHandler refuse(Problems problems) {
		return (request, response, ex) -> {
			if (request.isUserInRole("RESELLER")) {
				boolean reading = Set.of("GET", "HEAD").contains(request.getMethod());
				problems.write(request, response, ProblemCode.INSUFFICIENT_SCOPE,
						"This API key has no scope " + (reading ? "read" : "write") + ".");
			}
			else {
				problems.write(request, response, ProblemCode.ACCOUNT_SUSPENDED,
						"Your account is suspended. Ask your contact at TeamMate.");
			}
		};
	}

}
