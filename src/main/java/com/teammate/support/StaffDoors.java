package com.teammate.support;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

import static com.teammate.support.ClosedPaths.at;

/**
 * The two ways in which staff come to a door of ours; who may do what there, each door
 * says itself.
 */
final class StaffDoors {

	/** A script of ours, which keeps what moves up to date. */
	private static final String POLICY = StaffSecurity.POLICY + "; script-src 'self'; connect-src 'self'";

	static final String LOGIN = "/staff/login";

	private StaffDoors() {
	}

	/** For their programs: a password with every request, and no session. */
	static HttpSecurity programs(HttpSecurity http, String paths, UserDetailsService accounts) throws Exception {
		return http.securityMatcher(at(paths))
			.userDetailsService(accounts)
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.httpBasic(Customizer.withDefaults());
	}

	/** For themselves: pages behind the staff's login. */
	static HttpSecurity pages(HttpSecurity http, String paths, UserDetailsService accounts) throws Exception {
		return http.securityMatcher(at(paths))
			.userDetailsService(accounts)
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY)))
			.logout(AbstractHttpConfigurer::disable)
			.requestCache((wanted) -> wanted.requestCache(pages()))
			.exceptionHandling(
					(handling) -> handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN))
						.accessDeniedHandler(new AskForStaff()));
	}

	/** The login leads to pages, not to what an open one asks for by itself. */
	private static RequestCache pages() {
		HttpSessionRequestCache pages = new HttpSessionRequestCache();
		pages.setRequestMatcher((request) -> {
			String mode = request.getHeader("Sec-Fetch-Mode");
			return HttpMethod.GET.matches(request.getMethod()) && (mode == null || mode.equals("navigate"));
		});
		return pages;
	}

}
