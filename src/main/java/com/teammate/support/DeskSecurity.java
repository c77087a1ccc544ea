package com.teammate.support;

import java.util.stream.Stream;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets the staff at the desk: everybody of them may look, support and operators may act.
 */
@Configuration(proxyBeanMethods = false)
class DeskSecurity {

	private static final String[] LOOKING = { "SUPPORT", "OPERATOR", "VIEWER" };

	private static final String[] ACTING = { "SUPPORT", "OPERATOR" };

	static boolean mayAct(HttpServletRequest request) {
		return Stream.of(ACTING).anyMatch(request::isUserInRole);
	}

	@Bean
	@Order(14)
	SecurityFilterChain deskApiChain(HttpSecurity http, UserDetailsService staffAccounts) throws Exception {
		return StaffDoors.programs(http, "/support/api/**", staffAccounts)
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(EngineRestSecurity::isForgeable)
				.denyAll()
				.requestMatchers(HttpMethod.GET)
				.hasAnyRole(LOOKING)
				.anyRequest()
				.hasAnyRole(ACTING))
			.build();
	}

	@Bean
	@Order(15)
	SecurityFilterChain deskChain(HttpSecurity http, UserDetailsService staffAccounts) throws Exception {
		return StaffDoors.pages(http, "/support/**", staffAccounts)
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(HttpMethod.GET)
				.hasAnyRole(LOOKING)
				.anyRequest()
				.hasAnyRole(ACTING))
			.build();
	}

}
