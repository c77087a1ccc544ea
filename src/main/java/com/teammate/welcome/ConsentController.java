package com.teammate.welcome;

import java.time.Clock;
import java.util.Optional;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.invitation.Invitations;
import com.teammate.invitation.VisitId;
import com.teammate.onboarding.ManagementDecision;
import com.teammate.onboarding.Onboarding;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The one page an administrator may always come back to: it shows the step that is next.
 */
@Controller
class ConsentController {

	private final Onboarding onboarding;

	private final Invitations invitations;

	private final Consents consents;

	private final ConsentPages pages;

	private final ManagementConsents managementConsents;

	private final ManagementDecision management;

	private final VisitCookie cookie;

	private final Clock clock;

	ConsentController(Onboarding onboarding, Invitations invitations, Consents consents, ConsentPages pages,
			ManagementConsents managementConsents, ManagementDecision management, VisitCookie cookie, Clock clock) {
		this.onboarding = onboarding;
		this.invitations = invitations;
		this.consents = consents;
		this.pages = pages;
		this.managementConsents = managementConsents;
		this.management = management;
		this.cookie = cookie;
		this.clock = clock;
	}

	@GetMapping("/consent")
	ModelAndView show(@RequestParam(defaultValue = "") String look, HttpServletRequest request) {
		Looking looking = Looking.of(look);
		return this.cookie.read(request).flatMap(this.invitations::admitted).map((enterprise) -> {
			if (looking.isNow() && this.pages.mayCheck(enterprise)) {
				this.onboarding.check(enterprise);
			}
			return looking.show(this.pages.of(enterprise))
				.addObject("ignored", request.getParameterMap().containsKey("ignored"));
		}).orElseGet(() -> new ModelAndView("welcome/no-visit"));
	}

	@PostMapping("/consent/first")
	RedirectView askFirst(HttpServletRequest request) {
		return ask(ConsentKind.FIRST, request);
	}

	@PostMapping("/consent/second")
	RedirectView askSecond(HttpServletRequest request) {
		return ask(ConsentKind.SECOND, request);
	}

	@PostMapping("/consent/management")
	RedirectView answerManagement(@RequestParam(defaultValue = "") String decision, ManagementForm form,
			HttpServletRequest request) {
		this.cookie.read(request)
			.flatMap(this.invitations::admitted)
			.filter(this.managementConsents::isToBeAsked)
			.ifPresent((enterprise) -> {
				if (!decision.equals("grant") || !this.management.grant(enterprise, form.chosen(),
						form.until(this.clock.instant()), "administrator, during the visit")) {
					this.managementConsents.postpone(enterprise);
				}
			});
		return SeeOther.to("/consent");
	}

	@PostMapping("/consent/check")
	RedirectView check(HttpServletRequest request) {
		this.cookie.read(request)
			.flatMap(this.invitations::admitted)
			.filter(this.pages::mayCheck)
			.ifPresent(this.onboarding::check);
		return SeeOther.to("/consent");
	}

	/** Somebody reloads, or goes back to, what was a form's answer. */
	@GetMapping({ "/consent/first", "/consent/second", "/consent/check", "/consent/management" })
	RedirectView goOn() {
		return SeeOther.to("/consent");
	}

	private RedirectView ask(ConsentKind kind, HttpServletRequest request) {
		Optional<VisitId> visit = this.cookie.read(request);
		Optional<EnterpriseId> enterprise = visit.flatMap(this.invitations::admitted);
		// A page that lay open may ask again for what is granted, or out of turn.
		if (enterprise.isEmpty() || this.pages.awaited(enterprise.get()).filter(kind::equals).isEmpty()
				|| this.pages.pausedUntil(enterprise.get(), kind).isPresent()) {
			return SeeOther.to("/consent");
		}
		return SeeOther.to(this.consents.request(enterprise.get(), kind, visit.get().value()).toString());
	}

}
