package com.teammate.welcome;

import java.util.Arrays;
import java.util.Optional;

import com.teammate.invitation.VisitId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Carries the visit between browser and us. Microsoft answers the first consent by a form
 * that its page posts to ours: a browser adds only {@code SameSite=None} cookies to that,
 * and takes those only over https.
 */
@Component
class VisitCookie {

	private final boolean secure;

	VisitCookie(WelcomeSettings settings) {
		this.secure = settings.isSecure();
	}

	Optional<VisitId> read(HttpServletRequest request) {
		Cookie[] cookies = request.getCookies();
		return (cookies != null) ? Arrays.stream(cookies)
			.filter((cookie) -> cookie.getName().equals(name()))
			.map((cookie) -> new VisitId(cookie.getValue()))
			.findFirst() : Optional.empty();
	}

	void write(HttpServletResponse response, VisitId visit) {
		ResponseCookie cookie = ResponseCookie.from(name(), visit.value())
			.path("/")
			.httpOnly(true)
			.secure(this.secure)
			.sameSite(this.secure ? "None" : "Lax")
			.build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

	private String name() {
		return this.secure ? "__Host-visit" : "visit";
	}

}
