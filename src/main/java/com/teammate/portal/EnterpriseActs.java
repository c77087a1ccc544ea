package com.teammate.portal;

import com.teammate.audit.Party;
import com.teammate.enterprise.Enterprise;
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

	EnterpriseActs(VisibleEnterprises visible, Onboarding onboarding) {
		this.visible = visible;
		this.onboarding = onboarding;
	}

	@GetMapping
	String ask(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, @PathVariable String act,
			Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		EnterpriseAct known = known(act);
		model.addAttribute("enterprise", enterprise);
		model.addAttribute("act", known);
		model.addAttribute("possible", known.isPossible(enterprise));
		return "portal/act";
	}

	@PostMapping
	String act(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, @PathVariable String act,
			@RequestParam(defaultValue = "") String name, RedirectAttributes flash) {
		Enterprise enterprise = this.visible.get(user, id);
		if (known(act) == EnterpriseAct.REMOVE && !name.strip().equals(enterprise.name())) {
			flash.addFlashAttribute("misnamed", true);
			return "redirect:/enterprises/" + enterprise.id() + "/remove";
		}
		try {
			carryOut(known(act), enterprise, user.party());
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

	private void carryOut(EnterpriseAct act, Enterprise enterprise, Party by) {
		switch (act) {
			case DISABLE -> this.onboarding.disable(enterprise.id(), (current) -> {
			}, by);
			case ENABLE -> this.onboarding.enable(enterprise.id(), (current) -> {
			}, by);
			case REMOVE -> this.onboarding.remove(enterprise.id(), (current) -> {
			}, by);
			case RESEND -> this.onboarding.resendInvitation(enterprise.id(), by);
			case EDIT -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

	private static EnterpriseAct known(String act) {
		return EnterpriseAct.at(act).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

}
