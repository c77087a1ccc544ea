package com.teammate.portal;

import com.teammate.account.LinkNotValid;
import com.teammate.account.Logins;
import com.teammate.account.OpenLink;
import com.teammate.account.PasswordRefused;
import com.teammate.account.Purpose;
import com.teammate.enterprise.EmailAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Lets people choose a password by the link of a letter, and asks for such a letter. */
@Controller
class LinkController {

	private static final int MOST_OF_A_NAME = 200;

	private final Logins logins;

	private final Entrance entrance;

	LinkController(Logins logins, Entrance entrance) {
		this.logins = logins;
		this.entrance = entrance;
	}

	@GetMapping("/account/links/{token}")
	String open(@PathVariable String token, Model model) {
		return form(this.logins.look(token).orElseThrow(NoSuchLink::new), model);
	}

	@PostMapping("/account/links/{token}")
	String choose(@PathVariable String token, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") String password, Model model, HttpServletRequest request,
			HttpServletResponse response) {
		OpenLink link = this.logins.look(token).orElseThrow(NoSuchLink::new);
		String called = name.strip();
		if (called.length() > MOST_OF_A_NAME) {
			return again(link, called, "name", "portal.people.name.long", model, response);
		}
		try {
			this.entrance.admit(this.logins.choose(token, called, password), request, response);
			return "redirect:/enterprises";
		}
		catch (PasswordRefused ex) {
			return again(link, called, "password", "portal.password.refused." + ex.reason(), model, response);
		}
	}

	@GetMapping("/account/forgotten")
	String forgotten() {
		return "portal/forgotten";
	}

	@PostMapping("/account/forgotten")
	String forgotten(@RequestParam(defaultValue = "") String email, Model model, HttpServletResponse response) {
		if (!EmailAddress.isValid(email.strip())) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			model.addAttribute("email", email);
			model.addAttribute("wrong", "portal.forgotten.email.wrong");
			return "portal/forgotten";
		}
		this.logins.forgot(email);
		return "redirect:/account/forgotten?sent";
	}

	@ExceptionHandler({ NoSuchLink.class, LinkNotValid.class })
	ModelAndView notValid() {
		return new ModelAndView("portal/link-not-valid", HttpStatus.NOT_FOUND);
	}

	private static String again(OpenLink link, String name, String field, String wrong, Model model,
			HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		form(link, model);
		model.addAttribute("name", name);
		model.addAttribute(field + "Wrong", wrong);
		return "portal/choose-password";
	}

	private static String form(OpenLink link, Model model) {
		model.addAttribute("person", link.user());
		model.addAttribute("name", link.user().name());
		model.addAttribute("first", link.purpose() == Purpose.ACTIVATION);
		return "portal/choose-password";
	}

	/** Unknown, used, expired and outdated links look the same. */
	private static final class NoSuchLink extends RuntimeException {

		NoSuchLink() {
			super("No such link");
		}

	}

}
