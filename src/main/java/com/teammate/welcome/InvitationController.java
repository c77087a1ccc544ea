package com.teammate.welcome;

import java.time.Instant;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.CodeEntry;
import com.teammate.invitation.Invitations;
import com.teammate.invitation.LinkId;
import com.teammate.invitation.Standing;
import com.teammate.onboarding.Onboarding;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the link in the mail. Opening it changes nothing, because mail scanners
 * do; only when it was first opened is kept.
 */
@Controller
class InvitationController {

	private final Onboarding onboarding;

	private final Invitations invitations;

	private final Enterprises enterprises;

	private final Hosts hosts;

	private final TakingAway takingAway;

	private final VisitCookie cookie;

	InvitationController(Onboarding onboarding, Invitations invitations, Enterprises enterprises, Hosts hosts,
			TakingAway takingAway, VisitCookie cookie) {
		this.onboarding = onboarding;
		this.invitations = invitations;
		this.enterprises = enterprises;
		this.hosts = hosts;
		this.takingAway = takingAway;
		this.cookie = cookie;
	}

	@GetMapping("/invitations/{token}")
	String show(@PathVariable String token, HttpServletRequest request, HttpServletResponse response, Model model) {
		Standing standing = this.invitations.look(new LinkId(token));
		if (standing instanceof Standing.Open open) {
			this.invitations.visited(new LinkId(token));
			return form(open.enterprise(), request, model);
		}
		if (standing instanceof Standing.Locked locked) {
			return locked(locked.enterprise(), response, model);
		}
		if (standing instanceof Standing.Disabled disabled) {
			return disabled(disabled.enterprise(), response, model);
		}
		if (standing instanceof Standing.Superseded superseded) {
			return superseded(superseded.enterprise(), superseded.newerSentAt(), response, model);
		}
		if (standing instanceof Standing.Done done) {
			return done(done.enterprise(), model);
		}
		return notValid(response);
	}

	@PostMapping("/invitations/{token}")
	Object enter(@PathVariable String token, @RequestParam(defaultValue = "") String code, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		if (code.isBlank()) {
			model.addAttribute("blank", true);
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			return show(token, request, response, model);
		}
		CodeEntry entry = this.onboarding.enterCode(new LinkId(token), code);
		if (entry instanceof CodeEntry.Admitted admitted) {
			this.cookie.write(response, admitted.visit());
			return SeeOther.to("/consent");
		}
		return refusal(entry, request, response, model);
	}

	private String refusal(CodeEntry entry, HttpServletRequest request, HttpServletResponse response, Model model) {
		if (entry instanceof CodeEntry.Wrong wrong) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			model.addAttribute("triesLeft", wrong.triesLeft());
			return form(wrong.enterprise(), request, model);
		}
		if (entry instanceof CodeEntry.Locked locked) {
			return locked(locked.enterprise(), response, model);
		}
		if (entry instanceof CodeEntry.Disabled disabled) {
			return disabled(disabled.enterprise(), response, model);
		}
		if (entry instanceof CodeEntry.Superseded superseded) {
			return superseded(superseded.enterprise(), superseded.newerSentAt(), response, model);
		}
		return notValid(response);
	}

	private String form(EnterpriseId id, HttpServletRequest request, Model model) {
		Enterprise enterprise = this.enterprises.get(id);
		model.addAttribute("enterpriseName", enterprise.name());
		model.addAttribute("domain", enterprise.adminEmail().domain());
		model.addAllAttributes(this.hosts.of(enterprise));
		model.addAllAttributes(this.takingAway.of(enterprise));
		model.addAttribute("steps", Tracker.CODE.steps());
		model.addAttribute("admitted",
				this.cookie.read(request).flatMap(this.invitations::admitted).filter(id::equals).isPresent());
		return "welcome/code";
	}

	private String locked(EnterpriseId id, HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.FORBIDDEN.value());
		model.addAttribute("steps", Tracker.CODE.steps());
		model.addAllAttributes(this.hosts.of(this.enterprises.get(id)));
		return "welcome/locked";
	}

	private String disabled(EnterpriseId id, HttpServletResponse response, Model model) {
		Enterprise enterprise = this.enterprises.get(id);
		response.setStatus(HttpStatus.FORBIDDEN.value());
		model.addAttribute("enterpriseName", enterprise.name());
		model.addAllAttributes(this.hosts.of(enterprise));
		model.addAttribute("steps", Tracker.CODE.steps());
		return "welcome/disabled";
	}

	/** What is behind it now is for the administrator alone, who signs in. */
	private String done(EnterpriseId id, Model model) {
		model.addAttribute("steps", Tracker.DONE.steps());
		model.addAllAttributes(this.hosts.of(this.enterprises.get(id)));
		return "welcome/done";
	}

	private String superseded(EnterpriseId id, Instant newerSentAt, HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.GONE.value());
		model.addAttribute("steps", Tracker.CODE.steps());
		model.addAllAttributes(this.hosts.of(this.enterprises.get(id)));
		model.addAttribute("newerSentAt", Moment.of(newerSentAt));
		return "welcome/superseded";
	}

	private static String notValid(HttpServletResponse response) {
		response.setStatus(HttpStatus.NOT_FOUND.value());
		return "welcome/not-valid";
	}

}
