package com.teammate.support;

import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

import static com.teammate.support.ClosedPaths.at;

/** Lets operators, and nobody else of the staff, look after the resellers. */
@Configuration(proxyBeanMethods = false)
class ResellerSecurity {

	@Bean
	@Order(8)
	SecurityFilterChain resellerApiChain(HttpSecurity http, UserDetailsService staffAccounts) throws Exception {
		return http.securityMatcher(at("/staff/api/**"))
			.userDetailsService(staffAccounts)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.httpBasic(Customizer.withDefaults())
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
		return http.securityMatcher(at("/staff/resellers/**"))
			.userDetailsService(staffAccounts)
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(StaffSecurity.POLICY)))
			.logout(AbstractHttpConfigurer::disable)
			.exceptionHandling((handling) -> handling
				.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/staff/login")))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.anyRequest()
				.hasRole("OPERATOR"))
			.build();
	}

}
