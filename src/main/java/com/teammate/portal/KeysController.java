package com.teammate.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.teammate.audit.Audit;
import com.teammate.reseller.ApiKeys;
import com.teammate.reseller.KeyNameTaken;
import com.teammate.reseller.KeyScope;
import com.teammate.reseller.NewKey;
import com.teammate.reseller.ResellerUser;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The API keys of a reseller, which its administrators make and revoke. */
@Controller
@RequestMapping("/account/keys")
class KeysController {

	private static final Set<Integer> DAYS = Set.of(0, 30, 90, 365);

	private final ApiKeys keys;

	private final Audit audit;

	private final Clock clock;

	KeysController(ApiKeys keys, Audit audit, Clock clock) {
		this.keys = keys;
		this.audit = audit;
		this.clock = clock;
	}

	@GetMapping
	String list(@AuthenticationPrincipal ResellerUser user, HttpServletRequest request, Model model) {
		KeptForm.take(request, user, model).ifPresent((kept) -> {
			model.addAttribute("name", kept.text("name"));
			model.addAttribute("scopes",
					Stream.of(KeyScope.values()).filter((scope) -> kept.has("scopes", scope.name())).toList());
			model.addAttribute("days", kept.text("days"));
		});
		return list(user, model);
	}

	/**
	 * Answers with the page itself and no redirect: the key must not wait in a session
	 * until it is shown. A reload asks for the same name again and is refused.
	 */
	@PostMapping
	@Transactional
	public String make(@AuthenticationPrincipal ResellerUser user, @RequestParam(defaultValue = "") String name,
			@RequestParam(defaultValue = "") Set<KeyScope> scopes, @RequestParam(defaultValue = "0") int days,
			Model model, HttpServletResponse response) {
		String wrong = wrong(name.strip(), scopes, days);
		if (wrong.isEmpty()) {
			try {
				var issued = this.keys.issue(user.reseller(), new NewKey(name, scopes, expiry(days), user.email()));
				this.audit.note(user.reseller().value(), user.party(),
						"Made the API key " + name.strip() + " " + scopes);
				model.addAttribute("issued", issued.key());
				model.addAttribute("issuedName", name.strip());
				return list(user, model);
			}
			catch (KeyNameTaken ex) {
				wrong = "portal.keys.name.taken";
			}
		}
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		model.addAttribute("name", name);
		model.addAttribute("scopes", scopes);
		model.addAttribute("days", days);
		model.addAttribute(wrong.startsWith("portal.keys.name") ? "nameWrong" : "scopesWrong", wrong);
		return list(user, model);
	}

	@PostMapping("/{id}/revoke")
	@Transactional
	public String revoke(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID id) {
		this.keys.revoke(user.reseller(), id)
			.ifPresent((name) -> this.audit.note(user.reseller().value(), user.party(), "Revoked the API key " + name));
		return "redirect:/account/keys?revoked";
	}

	private String list(ResellerUser user, Model model) {
		model.addAttribute("keys", this.keys.of(user.reseller()));
		model.addAttribute("now", this.clock.instant());
		return "portal/keys";
	}

	private @Nullable Instant expiry(int days) {
		return (days > 0) ? this.clock.instant().plus(Duration.ofDays(days)) : null;
	}

	private static String wrong(String name, Set<KeyScope> scopes, int days) {
		if (name.isEmpty()) {
			return "portal.keys.name.missing";
		}
		if (name.length() > 100) {
			return "portal.keys.name.long";
		}
		return (scopes.isEmpty() || !DAYS.contains(days)) ? "portal.keys.scopes.missing" : "";
	}

}
