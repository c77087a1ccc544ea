package com.teammate.support;

import java.util.Set;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

import static com.teammate.support.ClosedPaths.at;

/**
 * Lets operators at the engine's REST API: with name and password, or to read with the
 * session of their login. Deploying there means running code here, so every path but the
 * closed ones is for operators alone.
 */
@Configuration(proxyBeanMethods = false)
class EngineRestSecurity {

	private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

	private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

	@Bean
	@Order(10)
	SecurityFilterChain engineRestChain(HttpSecurity http, UserDetailsService staffAccounts) throws Exception {
		return http.securityMatcher(at("/engine-rest/**"))
			.userDetailsService(staffAccounts)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.httpBasic(Customizer.withDefaults())
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(ClosedPaths.matcher())
				.denyAll()
				.requestMatchers(EngineRestSecurity::isForgeable)
				.denyAll()
				.anyRequest()
				.hasRole("OPERATOR"))
			.build();
	}

	/**
	 * Jersey knows no CSRF token, so a request that changes something must carry what the
	 * page of a stranger cannot make a browser send: the header of the Basic scheme. A
	 * browser repeats that one by itself once it knows the password, so it must not come
	 * from another site either.
	 */
	static boolean isForgeable(HttpServletRequest request) {
		if (READING.contains(request.getMethod())) {
			return false;
		}
		String site = request.getHeader("Sec-Fetch-Site");
		return request.getHeader(HttpHeaders.AUTHORIZATION) == null || (site != null && !OWN_SITE.contains(site));
	}

}
