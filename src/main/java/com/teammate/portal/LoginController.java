package com.teammate.portal;

import org.jspecify.annotations.Nullable;

import com.teammate.account.SingleSignOn;
import com.teammate.reseller.ResellerUser;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The way in. */
@Controller
class LoginController {

	private final PortalSettings settings;

	LoginController(PortalSettings settings) {
		this.settings = settings;
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal @Nullable ResellerUser user) {
		return (user != null) ? "redirect:/enterprises" : "redirect:/login";
	}

	@GetMapping("/login")
	String login(@AuthenticationPrincipal @Nullable ResellerUser user, Model model) {
		SingleSignOn provider = this.settings.oidc();
		if (provider != null) {
			model.addAttribute("provider", provider.label());
			model.addAttribute("start", "/login" + SingleSignOn.START);
		}
		return (user != null) ? "redirect:/enterprises" : "portal/login";
	}

	@RequestMapping(Refused.PAGE)
	@ResponseStatus(HttpStatus.FORBIDDEN)
	String refused(@RequestAttribute(name = Refused.WHY, required = false) Refused.@Nullable Why why, Model model) {
		model.addAttribute("why", (why != null) ? why : Refused.Why.LATE);
		return "portal/refused";
	}

}
