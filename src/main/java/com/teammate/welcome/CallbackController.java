package com.teammate.welcome;

import java.util.Map;
import java.util.Optional;

import com.teammate.consent.ConsentAnswer;
import com.teammate.consent.ConsentKind;
import com.teammate.invitation.Invitations;
import com.teammate.invitation.VisitId;
import com.teammate.onboarding.Onboarding;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Where Microsoft sends the browser back to. Every answer is a redirect, so that nothing
 * of Microsoft's answer stays in the address bar or is sent twice by a reload.
 */
@Controller
class CallbackController {

	private final Onboarding onboarding;

	private final Invitations invitations;

	private final VisitCookie cookie;

	CallbackController(Onboarding onboarding, Invitations invitations, VisitCookie cookie) {
		this.onboarding = onboarding;
		this.invitations = invitations;
		this.cookie = cookie;
	}

	@PostMapping("/consent/first/callback")
	RedirectView first(HttpServletRequest request) {
		return conclude(ConsentKind.FIRST, request);
	}

	/** Somebody reloads or opens the address from the history. */
	@GetMapping("/consent/first/callback")
	RedirectView firstAgain() {
		return SeeOther.to("/consent");
	}

	@GetMapping("/consent/second/callback")
	RedirectView second(HttpServletRequest request) {
		return conclude(ConsentKind.SECOND, request);
	}

	private RedirectView conclude(ConsentKind kind, HttpServletRequest request) {
		Optional<VisitId> visit = this.cookie.read(request)
			.filter((each) -> this.invitations.admitted(each).isPresent());
		if (visit.isEmpty()) {
			return SeeOther.to("/consent");
		}
		Optional<Map<String, String>> parameters = Parameters.single(request);
		if (parameters.isEmpty()) {
			return SeeOther.to("/consent?ignored");
		}
		ConsentAnswer answer = this.onboarding.conclude(kind, parameters.get(), visit.get());
		return SeeOther.to((answer instanceof ConsentAnswer.Ignored) ? "/consent?ignored" : "/consent");
	}

}
