package com.teammate.welcome;

import java.util.Optional;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import com.teammate.onboarding.HandOverRefused;
import com.teammate.onboarding.Onboarding;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** "I am not the administrator": the invitation goes to a colleague who is. */
@Controller
class ColleagueController {

	private final Onboarding onboarding;

	private final Invitations invitations;

	private final Enterprises enterprises;

	private final Hosts hosts;

	private final VisitCookie cookie;

	ColleagueController(Onboarding onboarding, Invitations invitations, Enterprises enterprises, Hosts hosts,
			VisitCookie cookie) {
		this.onboarding = onboarding;
		this.invitations = invitations;
		this.enterprises = enterprises;
		this.hosts = hosts;
		this.cookie = cookie;
	}

	@GetMapping("/consent/colleague")
	ModelAndView ask(HttpServletRequest request) {
		return admitted(request).map((id) -> form(id, "", null)).orElseGet(() -> new ModelAndView("welcome/no-visit"));
	}

	/** After it this visit is over, so its answer is a page and not a redirect. */
	@PostMapping("/consent/colleague")
	ModelAndView handOver(@RequestParam(defaultValue = "") String address, HttpServletRequest request) {
		Optional<EnterpriseId> enterprise = admitted(request);
		if (enterprise.isEmpty()) {
			return new ModelAndView("welcome/no-visit");
		}
		if (!EmailAddress.isValid(address.strip())) {
			return form(enterprise.get(), address, "NO_ADDRESS");
		}
		try {
			Enterprise handed = this.onboarding.handOver(enterprise.get(), new EmailAddress(address.strip()));
			return page("welcome/handed-over", handed).addObject("address", handed.adminEmail().value());
		}
		catch (HandOverRefused ex) {
			return form(enterprise.get(), address, ex.reason().name());
		}
	}

	private Optional<EnterpriseId> admitted(HttpServletRequest request) {
		return this.cookie.read(request).flatMap(this.invitations::admitted);
	}

	private ModelAndView form(EnterpriseId id, String address, @Nullable String refused) {
		ModelAndView form = page("welcome/colleague", this.enterprises.get(id)).addObject("typed", address)
			.addObject("refused", refused);
		if (refused != null) {
			form.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
		}
		return form;
	}

	private ModelAndView page(String view, Enterprise enterprise) {
		return new ModelAndView(view).addObject("steps", Tracker.CODE.steps())
			.addObject("enterpriseName", enterprise.name())
			.addObject("domain", enterprise.adminEmail().domain())
			.addAllObjects(this.hosts.of(enterprise));
	}

}
