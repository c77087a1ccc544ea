package com.teammate.portal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseQuery.Position;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.EnterpriseUser;
import com.teammate.enterprise.EnterpriseUsers;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.UserNotPossible;
import com.teammate.reseller.ResellerUser;
import com.teammate.wish.Typed;
import com.teammate.wish.UserForm;
import com.teammate.wish.WishNotValid;
import com.teammate.wish.Wrong;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The Teams users of an enterprise, within its limit. */
@Controller
@RequestMapping("/enterprises/{id}/users")
class UsersPage {

	private static final int PAGE = 50;

	private final VisibleEnterprises visible;

	private final EnterpriseUsers users;

	private final EnterpriseLines lines;

	private final Clock clock;

	UsersPage(VisibleEnterprises visible, EnterpriseUsers users, EnterpriseLines lines, Clock clock) {
		this.visible = visible;
		this.users = users;
		this.lines = lines;
		this.clock = clock;
	}

	@GetMapping
	String list(@AuthenticationPrincipal ResellerUser user, @PathVariable String id,
			@RequestParam(required = false) @Nullable Long at, @RequestParam(required = false) @Nullable UUID after,
			HttpServletRequest request, Model model) {
		TypedForm typed = KeptForm.take(request, user, model).orElseGet(TypedForm::empty);
		Position position = (at != null && after != null) ? Positions.read(at, after) : null;
		return show(this.visible.get(user, id), typed, Wrongs.none(), position, model);
	}

	@PostMapping
	String add(@AuthenticationPrincipal ResellerUser user, @PathVariable String id,
			@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response,
			RedirectAttributes flash, Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		TypedForm typed = TypedForm.of(parameters);
		try {
			this.users.add(enterprise.id(), UserForm.read(Typed.user(parameters)), user.party());
			flash.addFlashAttribute("added", typed.text("userPrincipalName").strip());
			return "redirect:/enterprises/" + enterprise.id() + "/users";
		}
		catch (WishNotValid ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			return show(enterprise, typed, Wrongs.of(ex.errors()), null, model);
		}
		catch (UserNotPossible ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			model.addAttribute("impossible", ex.reason().name());
			return show(this.visible.get(user, id), typed, wrongs(ex, typed), null, model);
		}
	}

	@PostMapping("/{userId}/remove")
	String remove(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, @PathVariable UUID userId,
			RedirectAttributes flash) {
		Enterprise enterprise = this.visible.get(user, id);
		try {
			this.users.remove(enterprise.id(), userId, user.party());
			flash.addFlashAttribute("removed", true);
		}
		catch (UserNotPossible ex) {
			flash.addFlashAttribute("impossible", ex.reason().name());
		}
		return "redirect:/enterprises/" + enterprise.id() + "/users";
	}

	private static Wrongs wrongs(UserNotPossible ex, TypedForm typed) {
		return switch (ex.reason()) {
			case USER_EXISTS -> Wrongs.of(List.of(new Wrong("userPrincipalName", "is one of the users already")));
			case NUMBER_IN_USE -> Wrongs.of(List.of(new Wrong(typed.text("number").isBlank() ? "extension" : "number",
					"belongs to another user of the enterprise")));
			default -> Wrongs.none();
		};
	}

	private String show(Enterprise enterprise, TypedForm typed, Wrongs wrongs, @Nullable Position after, Model model) {
		List<EnterpriseUser> found = this.users.list(enterprise.id(), after, PAGE + 1);
		List<EnterpriseUser> page = found.subList(0, Math.min(PAGE, found.size()));
		Integer limit = enterprise.requested().userLimit();
		boolean full = limit != null && enterprise.usersInUse() >= limit;
		model.addAllAttributes(Map.of("enterprise", enterprise, "line", this.lines.of(enterprise), "tab", "users",
				"typed", typed, "wrongs", wrongs, "full", full, "open", isOpen(enterprise)));
		model.addAttribute("users",
				page.stream().map((each) -> new Line(each, Moment.of(each.createdAt(), this.clock))).toList());
		if (found.size() > PAGE) {
			EnterpriseUser last = page.get(PAGE - 1);
			model.addAttribute("at", Positions.written(last.createdAt()));
			model.addAttribute("after", last.id());
		}
		return "portal/users";
	}

	private static boolean isOpen(Enterprise enterprise) {
		return enterprise.status() == EnterpriseStatus.ACTIVE
				&& enterprise.managementConsent() == ManagementConsent.GRANTED;
	}

	/** A user in the list. */
	record Line(EnterpriseUser user, Moment since) {

	}

}
