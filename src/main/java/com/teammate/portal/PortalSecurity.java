package com.teammate.portal;

import java.io.IOException;
import java.time.Clock;
import java.util.stream.Stream;

import com.teammate.account.Logins;
import com.teammate.account.SingleSignOn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.session.DefaultCookieSerializerCustomizer;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter;
import org.springframework.security.web.header.writers.frameoptions.XFrameOptionsHeaderWriter.XFrameOptionsMode;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Lets people of resellers into the portal by address and password, and nobody else.
 */
@Configuration(proxyBeanMethods = false)
class PortalSecurity {

	/** Pictures as data, because the tick of a tick box is one in Pico's stylesheet. */
	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
			+ "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private static final RequestMatcher OPEN = any("/", "/login/**", "/portal.css", "/forms.js", "/portal.js",
			"/live.js", "/webjars/picocss__pico/**", "/webjars/htmx.org/**", "/account/links/*", "/account/forgotten");

	private static final RequestMatcher FOR_ADMINISTRATORS = any("/account/keys/**", "/account/people/*/**",
			"/account/brand/**", "/account/webhooks/**");

	private static final RequestMatcher OURS = new OrRequestMatcher(OPEN,
			any("/logout", "/enterprises/**", "/account/**"));

	@Bean
	@Order(40)
	SecurityFilterChain portalChain(HttpSecurity http, Logins logins, Entrance entrance, PortalSettings settings,
			Clock clock) throws Exception {
		// Without parent: the common one would ask the staff's accounts as well.
		http.getSharedObject(AuthenticationManagerBuilder.class).parentAuthenticationManager(null);
		SingleSignOn provider = settings.oidc();
		if (provider != null) {
			http.oauth2Login(provider.login("/login", settings.publicUrl(), new VouchedLogin(logins, entrance)));
		}
		return http.securityMatcher(OURS)
			.authenticationProvider(new PasswordLogin(logins))
			.formLogin((login) -> login.loginPage("/login")
				.usernameParameter("email")
				.defaultSuccessUrl("/enterprises")
				.failureHandler(PortalSecurity::turnAway))
			.logout((logout) -> logout
				.logoutRequestMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"))
				.logoutSuccessUrl("/login?out"))
			.addFilterAfter(new Forgetting(logins, clock), SecurityContextHolderFilter.class)
			.addFilterBefore(new TooLargeFiles(), CsrfFilter.class)
			.csrf((csrf) -> csrf.csrfTokenRepository(formTokens(settings)).csrfTokenRequestHandler(eagerly()))
			.requestCache((cache) -> cache.requestCache(new ReturnAfterLogin(clock)))
			.exceptionHandling((refusals) -> refusals.accessDeniedHandler(new Refused(clock))
				.authenticationEntryPoint(new AskForLogin()))
			.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(POLICY))
				.frameOptions(FrameOptionsConfig::disable)
				.addHeaderWriter(unframed())
				.referrerPolicy((policy) -> policy.policy(ReferrerPolicy.SAME_ORIGIN)))
			.authorizeHttpRequests((requests) -> requests
				.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
				.permitAll()
				.requestMatchers(OPEN)
				.permitAll()
				.requestMatchers(FOR_ADMINISTRATORS)
				.hasRole(SignedIn.ADMINISTRATOR)
				.requestMatchers(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/account/people"))
				.hasRole(SignedIn.ADMINISTRATOR)
				.anyRequest()
				.hasRole("RESELLER"))
			.build();
	}

	/**
	 * By our own address: behind a proxy the server itself does not know that it is
	 * https.
	 */
	@Bean
	DefaultCookieSerializerCustomizer sessionCookie(PortalSettings settings) {
		return (cookie) -> cookie.setUseSecureCookie(settings.isSecure());
	}

	/**
	 * Before all chains, which {@link OthersForms} needs; Jersey's own comes after them.
	 */
	@Bean
	OrderedRequestContextFilter requestContextFilter() {
		return new OrderedRequestContextFilter();
	}

	/** But for what the page for the brand shows in frames. */
	private static HeaderWriter unframed() {
		return new DelegatingRequestMatcherHeaderWriter(
				new NegatedRequestMatcher(any("/account/brand/page", "/account/brand/mail")),
				new XFrameOptionsHeaderWriter(XFrameOptionsMode.DENY));
	}

	private static void turnAway(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
			throws IOException {
		response.sendRedirect((why instanceof DisabledException) ? "/login?suspended" : "/login?wrong");
	}

	/** In a cookie, so that a form outlives the session it was opened in. */
	private static CookieCsrfTokenRepository formTokens(PortalSettings settings) {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(settings.isSecure() ? "__Host-portal-form" : "portal-form");
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

	private static RequestMatcher any(String... patterns) {
		return new OrRequestMatcher(Stream.of(patterns)
			.map((pattern) -> (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(pattern))
			.toList());
	}

}
