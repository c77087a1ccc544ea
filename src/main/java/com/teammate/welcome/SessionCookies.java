package com.teammate.welcome;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The two cookies of the dashboard: what a browser is known by on its way to Microsoft,
 * which must come back with Microsoft's form, and the session, which must not cross from
 * other sites.
 */
@Component
class SessionCookies {

	private final boolean secure;

	SessionCookies(WelcomeSettings settings) {
		this.secure = settings.isSecure();
	}

	Optional<String> browser(HttpServletRequest request) {
		return read(request, "entry");
	}

	void browser(HttpServletResponse response, String value) {
		write(response, "entry", value, this.secure ? "None" : "Lax", Duration.ofSeconds(-1));
	}

	Optional<String> session(HttpServletRequest request) {
		return read(request, "administrator");
	}

	void session(HttpServletResponse response, String value) {
		write(response, "administrator", value, "Lax", Duration.ofSeconds(-1));
	}

	void forget(HttpServletResponse response) {
		write(response, "administrator", "", "Lax", Duration.ZERO);
	}

	private Optional<String> read(HttpServletRequest request, String name) {
		Cookie[] cookies = request.getCookies();
		return (cookies != null) ? Arrays.stream(cookies)
			.filter((cookie) -> cookie.getName().equals(named(name)))
			.map(Cookie::getValue)
			.findFirst() : Optional.empty();
	}

	private void write(HttpServletResponse response, String name, String value, String sameSite, Duration age) {
		ResponseCookie cookie = ResponseCookie.from(named(name), value)
			.path("/")
			.httpOnly(true)
			.secure(this.secure)
			.sameSite(sameSite)
			.maxAge(age)
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

	private String named(String name) {
		return this.secure ? "__Host-" + name : name;
	}

}
