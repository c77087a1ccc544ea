package com.teammate.portal;

import com.teammate.audit.Party;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.invitation.Invitations;
import com.teammate.onboarding.EnterpriseDisabled;
import com.teammate.onboarding.EnterpriseRemoved;
import com.teammate.onboarding.InvitationNotOpen;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.ResellerUser;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says what an act will do, and does it once that is confirmed. */
@Controller
@RequestMapping("/enterprises/{id}/{act:disable|enable|resend|remove}")
class EnterpriseActs {

	private final VisibleEnterprises visible;

	private final Onboarding onboarding;

	private final Invitations invitations;

	EnterpriseActs(VisibleEnterprises visible, Onboarding onboarding, Invitations invitations) {
		this.visible = visible;
		this.onboarding = onboarding;
		this.invitations = invitations;
	}

	@GetMapping
	String ask(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, @PathVariable String act,
			Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		EnterpriseAct known = known(act);
		model.addAttribute("enterprise", enterprise);
		model.addAttribute("act", known);
		model.addAttribute("possible", known.isPossible(enterprise));
		model.addAttribute("seen", (known == EnterpriseAct.RESEND) ? invitation(enterprise.id()) : null);
		return "portal/act";
	}

	@PostMapping
	String act(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, @PathVariable String act,
			@RequestParam(defaultValue = "") String name, @RequestParam(defaultValue = "") String seen,
			RedirectAttributes flash) {
		Enterprise enterprise = this.visible.get(user, id);
		if (known(act) == EnterpriseAct.REMOVE && !name.strip().equals(enterprise.name())) {
			flash.addFlashAttribute("misnamed", name);
			return "redirect:/enterprises/" + enterprise.id() + "/remove";
		}
		try {
			carryOut(known(act), enterprise, seen, user.party());
			flash.addFlashAttribute("done", act);
		}
		catch (InvitationNotOpen ex) {
			flash.addFlashAttribute("refused", "over");
		}
		catch (EnterpriseDisabled ex) {
			flash.addFlashAttribute("refused", "disabled");
		}
		catch (EnterpriseRemoved ex) {
			flash.addFlashAttribute("refused", "removed");
		}
		return "redirect:/enterprises/" + enterprise.id();
	}

	private void carryOut(EnterpriseAct act, Enterprise enterprise, String seen, Party by) {
		switch (act) {
			case DISABLE -> this.onboarding.disable(enterprise.id(), (current) -> {
			}, by);
			case ENABLE -> this.onboarding.enable(enterprise.id(), (current) -> {
			}, by);
			case REMOVE -> this.onboarding.remove(enterprise.id(), (current) -> {
			}, by);
			case RESEND -> resend(enterprise.id(), seen, by);
			case EDIT -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

	/**
	 * The same page twice is one invitation: the second would kill the link of the first.
	 */
	private void resend(EnterpriseId id, String seen, Party by) {
		try {
			this.onboarding.resendInvitation(id, (current) -> {
				if (!seen.isEmpty() && !seen.equals(invitation(id))) {
					throw new SentMeanwhile();
				}
			}, by);
		}
		catch (SentMeanwhile ex) {
			// It is on its way, which is what was asked for.
		}
	}

	private String invitation(EnterpriseId id) {
		return this.invitations.state(id).map((state) -> Integer.toString(state.number())).orElse("");
	}

	private static EnterpriseAct known(String act) {
		return EnterpriseAct.at(act).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	/** Another invitation has gone out since the page was shown. */
	private static final class SentMeanwhile extends RuntimeException {

	}

}
