package com.teammate.welcome;

import java.util.LinkedHashMap;
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

	private static final int MAX_PARAMETERS = 20;

	/** Authorization codes and error texts of Microsoft stay well below this. */
	private static final int MAX_CHARACTERS = 16_384;

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
		Optional<Map<String, String>> parameters = parameters(request);
		if (parameters.isEmpty()) {
			return SeeOther.to("/consent?ignored");
		}
		ConsentAnswer answer = this.onboarding.conclude(kind, parameters.get(), visit.get());
		return SeeOther.to((answer instanceof ConsentAnswer.Ignored) ? "/consent?ignored" : "/consent");
	}

	/** Empty when they cannot be Microsoft's. */
	private static Optional<Map<String, String>> parameters(HttpServletRequest request) {
		Map<String, String> single = new LinkedHashMap<>();
		int characters = 0;
		for (Map.Entry<String, String[]> each : request.getParameterMap().entrySet()) {
			characters += each.getKey().length() + each.getValue()[0].length();
			if (each.getValue().length > 1 || characters > MAX_CHARACTERS || single.size() == MAX_PARAMETERS) {
				return Optional.empty();
			}
			single.put(each.getKey(), each.getValue()[0]);
		}
		return Optional.of(single);
	}

}
