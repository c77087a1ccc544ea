package com.teammate.support;

import java.util.LinkedHashMap;
import java.util.Set;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static com.teammate.support.ClosedPaths.at;
import static org.springframework.http.HttpMethod.POST;

/**
 * Lets operators at Cockpit with the session of their login, and viewers too, whom the
 * engine's own authorizations let read only. Camunda's webapps have a CSRF filter and a
 * content security policy of their own.
 */
@Configuration(proxyBeanMethods = false)
class CockpitSecurity {

	@Bean
	@Order(11)
	SecurityFilterChain cockpitChain(HttpSecurity http) throws Exception {
		return http.securityMatcher(at("/camunda/**"))
			.csrf(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable))
			// Cockpit's own way out ends the whole session, or the next click would log
			// in again.
			.logout((logout) -> logout
				.logoutRequestMatcher(
						PathPatternRequestMatcher.withDefaults().matcher(POST, "/camunda/api/admin/auth/user/*/logout"))
				.logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
			.exceptionHandling((handling) -> handling.authenticationEntryPoint(login()))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(ClosedPaths.matcher())
				.denyAll()
				.anyRequest()
				.hasAnyRole("OPERATOR", "VIEWER"))
			.build();
	}

	/** People are asked to log in, programs are told that they must. */
	private static AuthenticationEntryPoint login() {
		var page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
		page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
		var points = new LinkedHashMap<RequestMatcher, AuthenticationEntryPoint>();
		points.put(page, new LoginUrlAuthenticationEntryPoint(StaffDoors.LOGIN));
		var entry = new DelegatingAuthenticationEntryPoint(points);
		entry.setDefaultEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED));
		return entry;
	}

}
