package com.teammate.support;

import com.teammate.account.SingleSignOn;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where staff log in, and the one that names every door. */
@Controller
class StaffPages {

	private final StaffSettings settings;

	StaffPages(StaffSettings settings) {
		this.settings = settings;
	}

	@GetMapping(StaffDoors.LOGIN)
	String login(Model model) {
		SingleSignOn provider = this.settings.oidc();
		if (provider != null) {
			model.addAttribute("provider", provider.label());
			model.addAttribute("start", StaffDoors.LOGIN + SingleSignOn.START);
		}
		return "staff/login";
	}

	@GetMapping("/start")
	String start() {
		return "staff/start";
	}

}
