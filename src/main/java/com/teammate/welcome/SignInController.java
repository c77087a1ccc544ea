package com.teammate.welcome;

import java.util.Map;
import java.util.Optional;

import com.teammate.consent.AdministratorSessions;
import com.teammate.consent.AdministratorSessions.Entry;
import com.teammate.consent.DeclineReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/** In and out of the dashboard. */
@Controller
class SignInController {

	private final AdministratorSessions sessions;

	private final SessionCookies cookies;

	SignInController(AdministratorSessions sessions, SessionCookies cookies) {
		this.sessions = sessions;
		this.cookies = cookies;
	}

	@PostMapping("/enterprise/sign-in")
	RedirectView signIn(HttpServletResponse response) {
		String browser = this.sessions.newBrowser();
		this.cookies.browser(response, browser);
		return SeeOther.to(this.sessions.request(browser).toString());
	}

	@PostMapping("/enterprise/callback")
	RedirectView conclude(HttpServletRequest request, HttpServletResponse response) {
		Optional<String> browser = this.cookies.browser(request);
		Optional<Map<String, String>> parameters = Parameters.single(request);
		if (browser.isEmpty() || parameters.isEmpty()) {
			return refused(DeclineReason.STALE);
		}
		Entry entry = this.sessions.conclude(parameters.get(), browser.get());
		if (entry instanceof Entry.Opened opened) {
			this.cookies.session(response, opened.session());
			return SeeOther.to("/enterprise");
		}
		return refused(((Entry.Refused) entry).reason());
	}

	@PostMapping("/enterprise/sign-out")
	RedirectView signOut(HttpServletRequest request, HttpServletResponse response) {
		this.cookies.session(request).ifPresent(this.sessions::end);
		this.cookies.forget(response);
		return SeeOther.to("/enterprise");
	}

	/** Somebody reloads, or goes back to, what was a form's answer. */
	@GetMapping({ "/enterprise/sign-in", "/enterprise/callback", "/enterprise/sign-out" })
	RedirectView goOn() {
		return SeeOther.to("/enterprise");
	}

	private static RedirectView refused(DeclineReason reason) {
		return SeeOther.to("/enterprise?refused=" + reason);
	}

}
