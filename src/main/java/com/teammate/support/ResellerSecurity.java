package com.teammate.support;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;

/** Lets operators, and nobody else of the staff, look after the resellers. */
@Configuration(proxyBeanMethods = false)
class ResellerSecurity {

	@Bean
	@Order(8)
	SecurityFilterChain resellerApiChain(HttpSecurity http, UserDetailsService staffAccounts) throws Exception {
		return StaffDoors.programs(http, "/staff/api/**", staffAccounts)
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(EngineRestSecurity::isForgeable)
				.denyAll()
				.anyRequest()
				.hasRole("OPERATOR"))
			.build();
	}

	@Bean
	@Order(9)
	SecurityFilterChain resellerPagesChain(HttpSecurity http, UserDetailsService staffAccounts) throws Exception {
		return StaffDoors.pages(http, "/staff/resellers/**", staffAccounts)
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.anyRequest()
				.hasRole("OPERATOR"))
			.build();
	}

}
