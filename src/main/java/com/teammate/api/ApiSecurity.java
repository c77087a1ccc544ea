package com.teammate.api;

import com.teammate.reseller.Resellers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Lets programs of resellers in by their API key, and nobody else. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

	@Bean
	@Order(20)
	SecurityFilterChain apiChain(HttpSecurity http, Resellers resellers, Problems problems, ApiExceptions exceptions)
			throws Exception {
		return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/api/**"))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.addFilterBefore(new ApiKeyFilter(resellers, exceptions), AnonymousAuthenticationFilter.class)
			.authorizeHttpRequests((requests) -> requests.anyRequest().hasRole("RESELLER"))
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
					tried ? "The API key is unknown or revoked." : "Send the header Authorization: Bearer <API key>.");
		};
	}

	private static AccessDeniedHandler refuse(Problems problems) {
		return (request, response, ex) -> problems.write(request, response, ProblemCode.FORBIDDEN,
				"This API key may not do that.");
	}

}
