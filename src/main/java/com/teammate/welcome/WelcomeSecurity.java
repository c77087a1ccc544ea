package com.teammate.welcome;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Guards the administrator's pages: open to everybody, but no foreign form and no frame.
 */
@Configuration(proxyBeanMethods = false)
class WelcomeSecurity {

	/** Files without a visitor: no cookie, so that everything between may keep them. */
	@Bean
	@Order(29)
	SecurityFilterChain brandFiles(HttpSecurity http) throws Exception {
		return http.securityMatcher(path("/brand/**"))
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET)
				.permitAll()
				.requestMatchers(HttpMethod.HEAD)
				.permitAll()
				.anyRequest()
				.denyAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.csrf(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.contentSecurityPolicy(
					(policy) -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'; sandbox")))
			.build();
	}

	@Bean
	@Order(30)
	SecurityFilterChain welcomePages(HttpSecurity http, WelcomeSettings settings) throws Exception {
		return http
			.securityMatcher(new OrRequestMatcher(path("/invitations/**"), path("/consent/**"), path("/enterprise/**"),
					path("/welcome.css"), path("/welcome.js"), path("/welcome.svg")))
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.csrf((csrf) -> csrf.csrfTokenRepository(formTokens(settings))
				.csrfTokenRequestHandler(eagerly())
				// Microsoft posts its answer here; the state in it is our guard.
				.ignoringRequestMatchers(post("/consent/first/callback"), post("/enterprise/callback")))
			.exceptionHandling((refusals) -> refusals.accessDeniedHandler(new StaleForm()))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(policy(settings)))
				.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.NO_REFERRER)))
			.build();
	}

	private static String policy(WelcomeSettings settings) {
		return "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action "
				+ settings.formTargets() + "; frame-ancestors 'none'; base-uri 'none'";
	}

	/** In a cookie, so that every node understands the forms of every other. */
	private static CookieCsrfTokenRepository formTokens(WelcomeSettings settings) {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(settings.isSecure() ? "__Host-welcome-form" : "welcome-form");
		tokens.setCookiePath("/");
		tokens.setCookieCustomizer((cookie) -> cookie.httpOnly(true).secure(settings.isSecure()).sameSite("Lax"));
		return tokens;
	}

	/** Before the page is written: afterwards it would be too late for the cookie. */
	private static XorCsrfTokenRequestAttributeHandler eagerly() {
		XorCsrfTokenRequestAttributeHandler handler = new XorCsrfTokenRequestAttributeHandler();
		handler.setCsrfRequestAttributeName(null);
		return handler;
	}

	private static RequestMatcher path(String pattern) {
		return PathPatternRequestMatcher.withDefaults().matcher(pattern);
	}

	private static RequestMatcher post(String pattern) {
		return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
	}

}
