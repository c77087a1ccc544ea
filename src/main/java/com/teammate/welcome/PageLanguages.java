package com.teammate.welcome;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * In which language an administrator reads: as chosen on the page, or else as the browser
 * asks, or else English. Everybody else's pages are in English.
 */
@Component(DispatcherServlet.LOCALE_RESOLVER_BEAN_NAME)
class PageLanguages implements LocaleResolver, WebMvcConfigurer, HandlerInterceptor {

	static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.forLanguageTag("es"), Locale.FRENCH);

	private static final List<String> PAGES = List.of("/invitations", "/consent", "/enterprise");

	private static final String NAME = "language";

	private final boolean secure;

	PageLanguages(WelcomeSettings settings) {
		this.secure = settings.isSecure();
	}

	@Override
	public Locale resolveLocale(HttpServletRequest request) {
		String path = request.getRequestURI();
		if (PAGES.stream().noneMatch(path::startsWith)) {
			return Locale.ENGLISH;
		}
		return chosen(request).or(() -> remembered(request)).orElseGet(() -> asked(request));
	}

	@Override
	public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
		throw new UnsupportedOperationException("The language is chosen by a parameter");
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this);
	}

	/** Remembers what was chosen on the page; it is no secret. */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		chosen(request).ifPresent((language) -> response.addHeader(HttpHeaders.SET_COOKIE,
				ResponseCookie.from(NAME, language.getLanguage())
					.path("/")
					.httpOnly(true)
					.secure(this.secure)
					.sameSite("Lax")
					.maxAge(Duration.ofDays(365))
					.build()
					.toString()));
		return true;
	}

	/** Not of a form's answer: there the parameter would be somebody else's. */
	private static Optional<Locale> chosen(HttpServletRequest request) {
		return request.getMethod().equals("GET") ? named(request.getParameter(NAME)) : Optional.empty();
	}

	private static Optional<Locale> remembered(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		return (cookies != null) ? Arrays.stream(cookies)
			.filter((cookie) -> cookie.getName().equals(NAME))
			.findFirst()
			.flatMap((cookie) -> named(cookie.getValue())) : Optional.empty();
	}

	private static Locale asked(HttpServletRequest request) {
		return Collections.list(request.getLocales())
			.stream()
			.flatMap((locale) -> named(locale.getLanguage()).stream())
			.findFirst()
			.orElse(Locale.ENGLISH);
	}

	private static Optional<Locale> named(@Nullable String language) {
		return ALL.stream().filter((each) -> each.getLanguage().equals(language)).findFirst();
	}

}
