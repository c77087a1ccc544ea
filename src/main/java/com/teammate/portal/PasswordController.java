package com.teammate.portal;

import com.teammate.account.Logins;
import com.teammate.account.PasswordRefused;
import com.teammate.reseller.ResellerUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where users change their own password. */
@Controller
@RequestMapping("/account/password")
class PasswordController {

	private final Logins logins;

	private final Entrance entrance;

	PasswordController(Logins logins, Entrance entrance) {
		this.logins = logins;
		this.entrance = entrance;
	}

	@GetMapping
	String form() {
		return "portal/password";
	}

	@PostMapping
	String change(@AuthenticationPrincipal ResellerUser user, @RequestParam(defaultValue = "") String current,
			@RequestParam(defaultValue = "") String password, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		try {
			this.entrance.admit(this.logins.change(user, current, password), request, response);
			return "redirect:/account/password?changed";
		}
		catch (PasswordRefused ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			boolean wrong = ex.reason() == PasswordRefused.Reason.WRONG;
			model.addAttribute(wrong ? "currentWrong" : "passwordWrong", "portal.password.refused." + ex.reason());
			return "portal/password";
		}
	}

}
