package com.teammate.welcome;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.teammate.enterprise.EnterpriseUsers;
import com.teammate.enterprise.UserNotPossible;
import com.teammate.onboarding.ManagementDecision;
import com.teammate.onboarding.Onboarding;
import com.teammate.welcome.DashboardDoor.Guest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What a signed-in Global Administrator sees and decides. Every request looks up the
 * session anew, and with it the one enterprise that it may touch.
 */
@Controller
class DashboardController {

	private static final String NO_ENTERPRISE = "NO_ENTERPRISE";

	private static final Set<String> TOLD = Set.of("NOT_ADMINISTRATOR", "CANCELLED", "OUR_FAULT", NO_ENTERPRISE);

	private final DashboardDoor door;

	private final DashboardPage page;

	private final Onboarding onboarding;

	private final ManagementDecision management;

	private final EnterpriseUsers users;

	private final Clock clock;

	DashboardController(DashboardDoor door, DashboardPage page, Onboarding onboarding, ManagementDecision management,
			EnterpriseUsers users, Clock clock) {
		this.door = door;
		this.page = page;
		this.onboarding = onboarding;
		this.management = management;
		this.users = users;
		this.clock = clock;
	}

	@GetMapping("/enterprise")
	ModelAndView show(@RequestParam(required = false) @Nullable String refused, HttpServletRequest request) {
		return this.door.guest(request)
			.map(this.page::of)
			.orElseGet(() -> signIn(this.door.isStranger(request) ? NO_ENTERPRISE : refused));
	}

	@PostMapping("/enterprise/management")
	ModelAndView manage(@RequestParam(defaultValue = "") String decision, ManagementForm form,
			HttpServletRequest request) {
		return act(request, (guest) -> {
			if (decision.equals("grant")) {
				this.management.grant(guest.enterprise().id(), form.chosen(), form.until(this.clock.instant()),
						guest.person().person());
			}
			else if (decision.equals("revoke")) {
				this.management.revoke(guest.enterprise().id(), guest.person().person());
			}
			return goTo("/enterprise#management");
		});
	}

	@PostMapping("/enterprise/users")
	ModelAndView addUser(UserForm form, HttpServletRequest request) {
		return act(request, (guest) -> {
			String refusal = form.isComplete() ? add(guest, form) : "INCOMPLETE";
			return (refusal == null) ? goTo("/enterprise#users")
					: again(guest).addObject("typedUser", form).addObject("userRefused", refusal);
		});
	}

	@PostMapping("/enterprise/users/{user}/remove")
	ModelAndView removeUser(@PathVariable UUID user, HttpServletRequest request) {
		return act(request, (guest) -> {
			try {
				this.users.remove(guest.enterprise().id(), user, guest.party());
				return goTo("/enterprise#users");
			}
			catch (UserNotPossible ex) {
				return goTo("/enterprise?user=" + ex.reason() + "#users");
			}
		});
	}

	/** Only once the name has been typed: it cannot be undone. */
	@PostMapping("/enterprise/disconnect")
	ModelAndView disconnect(@RequestParam(defaultValue = "") String confirmation, HttpServletRequest request) {
		return act(request, (guest) -> {
			if (!confirmation.strip().equals(guest.enterprise().name().strip())) {
				return again(guest).addObject("typedConfirmation", confirmation);
			}
			this.onboarding.disconnect(guest.enterprise().id());
			return goTo("/enterprise");
		});
	}

	/** Somebody reloads, or goes back to, what was a form's answer. */
	@GetMapping({ "/enterprise/management", "/enterprise/users", "/enterprise/disconnect" })
	RedirectView goOn() {
		return SeeOther.to("/enterprise");
	}

	private @Nullable String add(Guest guest, UserForm form) {
		try {
			this.users.add(guest.enterprise().id(), form.user(), guest.party());
			return null;
		}
		catch (UserNotPossible ex) {
			return ex.reason().name();
		}
	}

	/** The page once more, with what was typed and why it was not taken. */
	private ModelAndView again(Guest guest) {
		ModelAndView again = this.page.of(guest);
		again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
		return again;
	}

	private ModelAndView act(HttpServletRequest request, Function<Guest, ModelAndView> deed) {
		return this.door.guest(request).map(deed).orElseGet(() -> goTo("/enterprise"));
	}

	private static ModelAndView goTo(String address) {
		return new ModelAndView(SeeOther.to(address));
	}

	/** Anybody can write that parameter, so only what has words of its own is told. */
	private static ModelAndView signIn(@Nullable String refused) {
		String told = (refused == null || TOLD.contains(refused)) ? refused : "OTHER";
		return new ModelAndView("welcome/sign-in").addObject("refused", told);
	}

}
