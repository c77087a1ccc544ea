package com.teammate.support;

import java.net.URI;

import com.teammate.account.SingleSignOn;
import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import static com.teammate.support.ClosedPaths.at;

/**
 * The staff's login, the operations' endpoints, and a closed door for every path that
 * nobody else answers for.
 */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

	static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
			+ "base-uri 'none'; frame-ancestors 'none'";

	@Bean
	@Order(12)
	SecurityFilterChain staffChain(HttpSecurity http, UserDetailsService staffAccounts, StaffSettings settings)
			throws Exception {
		SingleSignOn provider = settings.oidc();
		URI here = settings.publicUrl();
		if (provider != null && here != null) {
			http.oauth2Login(provider.login("/staff/login", here, new VouchedStaff(settings.rolesClaim())));
		}
		return http.securityMatcher(at("/staff/**"))
			.userDetailsService(staffAccounts)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY)))
			.formLogin((login) -> login.loginPage("/staff/login").defaultSuccessUrl("/support").permitAll())
			.logout((logout) -> logout
				.logoutRequestMatcher(
						PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/staff/logout"))
				.logoutSuccessUrl("/staff/login?out"))
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(at("/staff/login"))
				.permitAll()
				.anyRequest()
				.denyAll())
			.build();
	}

	@Bean
	@Order(13)
	SecurityFilterChain actuatorChain(HttpSecurity http, UserDetailsService staffAccounts) throws Exception {
		return http.securityMatcher(at("/actuator/**"))
			.userDetailsService(staffAccounts)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.httpBasic(Customizer.withDefaults())
			.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
				.permitAll()
				.requestMatchers(at("/actuator/health/**"))
				.permitAll()
				.requestMatchers(HttpMethod.GET)
				.hasAnyRole("OPERATOR", "VIEWER")
				.anyRequest()
				.hasRole("OPERATOR"))
			.build();
	}

	@Bean
	@Order(100)
	SecurityFilterChain closedChain(HttpSecurity http) throws Exception {
		return http.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.authorizeHttpRequests(
					(requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
						.permitAll()
						.requestMatchers(at("/start"), at("/start.css"), at("/support.css"), at("/swagger-ui.html"),
								at("/swagger-ui/**"), at("/v3/api-docs/**"), at("/v3/api-docs.yaml"))
						.permitAll()
						.anyRequest()
						.denyAll())
			.build();
	}

}
