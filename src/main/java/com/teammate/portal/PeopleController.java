package com.teammate.portal;

import java.util.UUID;

import com.teammate.account.Accounts;
import com.teammate.account.OwnAccount;
import com.teammate.enterprise.EmailAddress;
import com.teammate.reseller.EmailTaken;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who works for the reseller; everybody may look, administrators invite, remove and say
 * who is one of them.
 */
@Controller
@RequestMapping("/account/people")
class PeopleController {

	private final Accounts accounts;

	PeopleController(Accounts accounts) {
		this.accounts = accounts;
	}

	@GetMapping
	String list(@AuthenticationPrincipal ResellerUser user, HttpServletRequest request, Model model) {
		KeptForm.take(request, user, model).ifPresent((kept) -> {
			model.addAttribute("name", kept.text("name"));
			model.addAttribute("email", kept.text("email"));
			model.addAttribute("role", kept.has("role", Role.ADMINISTRATOR.name()) ? Role.ADMINISTRATOR : Role.MEMBER);
		});
		return list(user, model);
	}

	@PostMapping
	String invite(@AuthenticationPrincipal ResellerUser user, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "MEMBER") Role role,
			Model model, HttpServletResponse response) {
		String wrong = wrong(name.strip(), email.strip());
		if (wrong.isEmpty()) {
			try {
				this.accounts.invite(user.reseller(), email, name, role, user.party());
				return "redirect:/account/people?invited";
			}
			catch (EmailTaken ex) {
				wrong = "portal.people.email.taken";
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		model.addAttribute("name", name);
		model.addAttribute("email", email);
		model.addAttribute("role", role);
		model.addAttribute(wrong.startsWith("portal.people.name") ? "nameWrong" : "emailWrong", wrong);
		return list(user, model);
	}

	@PostMapping("/{id}/remind")
	String remind(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id) {
		this.accounts.remind(user.reseller(), new UserId(id), user.party());
		return "redirect:/account/people?reminded";
	}

	@PostMapping("/{id}/role")
	String changeRole(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id, @RequestParam Role role,
			HttpServletResponse response, Model model) {
		try {
			boolean there = this.accounts.changeRole(user, new UserId(id), role);
			return "redirect:/account/people?" + (there ? "changed" : "gone");
		}
		catch (OwnAccount ex) {
			return refuse(user, response, model);
		}
	}

	@PostMapping("/{id}/remove")
	String remove(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id, HttpServletResponse response,
			Model model) {
		try {
			this.accounts.remove(user, new UserId(id));
			return "redirect:/account/people?removed";
		}
		catch (OwnAccount ex) {
			return refuse(user, response, model);
		}
	}

	private String refuse(ResellerUser user, HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.CONFLICT.value());
		model.addAttribute("own", true);
		return list(user, model);
	}

	private String list(ResellerUser user, Model model) {
		model.addAttribute("people", this.accounts.people(user.reseller()));
		return "portal/people";
	}

	private static String wrong(String name, String email) {
		if (name.isEmpty()) {
			return "portal.people.name.missing";
		}
		if (name.length() > 200) {
			return "portal.people.name.long";
		}
		return EmailAddress.isValid(email) ? "" : "portal.people.email.wrong";
	}

}
