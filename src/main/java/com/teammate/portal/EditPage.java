package com.teammate.portal;

import java.util.List;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.ManagementNotAllowed;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.onboarding.AddressTaken;
import com.teammate.onboarding.EnterpriseDisabled;
import com.teammate.onboarding.InvitationNotOpen;
import com.teammate.onboarding.NoRegionLeft;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.RegionLeaves;
import com.teammate.reseller.ResellerUser;
import com.teammate.wish.EnterpriseForm;
import com.teammate.wish.WishNotValid;
import com.teammate.wish.Wrong;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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

/**
 * Changes what was asked for. Only another change of the same wishes is a conflict, not
 * every move of the process; then both versions are shown.
 */
@Controller
@RequestMapping("/enterprises/{id}/edit")
class EditPage {

	private final VisibleEnterprises visible;

	private final EnterpriseForm form;

	private final FormChoices choices;

	private final Onboarding onboarding;

	EditPage(VisibleEnterprises visible, EnterpriseForm form, FormChoices choices, Onboarding onboarding) {
		this.visible = visible;
		this.form = form;
		this.choices = choices;
		this.onboarding = onboarding;
	}

	@GetMapping
	String show(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, HttpServletRequest request,
			Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		TypedForm now = TypedForm.of(enterprise.requested());
		TypedForm typed = KeptForm.take(request, user, model).orElse(now);
		return show(enterprise, typed, (typed != now) ? typed.text("version") : version(enterprise.requested()),
				Wrongs.none(), model);
	}

	@PostMapping
	String submit(@AuthenticationPrincipal ResellerUser user, @PathVariable String id,
			@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response,
			RedirectAttributes flash, Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		TypedForm typed = TypedForm.of(parameters);
		String version = typed.text("version");
		try {
			this.onboarding.change(enterprise.id(), (current) -> changed(current, version, typed), user.party());
			flash.addFlashAttribute("done", "edit");
			return "redirect:/enterprises/" + enterprise.id();
		}
		catch (Overtaken ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			model.addAttribute("differences", Difference.between(typed, TypedForm.of(ex.current().requested())));
			return show(ex.current(), typed, version(ex.current().requested()), Wrongs.none(), model);
		}
		catch (WishNotValid ex) {
			return again(enterprise, typed, ex.errors(), response, model);
		}
		catch (InvitationNotOpen ex) {
			return again(enterprise, typed,
					List.of(new Wrong("adminEmail",
							"cannot change any more: the administrator has done everything the invitation asks for")),
					response, model);
		}
		catch (NoRegionLeft ex) {
			return again(enterprise, typed,
					List.of(new Wrong("sbcRegions", "must keep one of those that are being linked")), response, model);
		}
		catch (ManagementNotAllowed ex) {
			return again(enterprise, typed,
					List.of(new Wrong("sbcRegions",
							"cannot be changed, because the administrator does not let you manage the call routing")),
					response, model);
		}
		catch (RegionLeaves ex) {
			return again(enterprise, typed,
					List.of(new Wrong("sbcRegions", "cannot have one again that is still being unlinked")), response,
					model);
		}
		catch (AddressTaken ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			return show(enterprise, typed, version, Wrongs.found(List.of(ex.finding())), model);
		}
		catch (EnterpriseDisabled ex) {
			return again(enterprise, typed,
					List.of(new Wrong("adminEmail", "and the regions cannot change while the enterprise is disabled")),
					response, model);
		}
	}

	private NewEnterprise changed(Enterprise current, String version, TypedForm typed) {
		if (!version(current.requested()).equals(version)) {
			throw new Overtaken(current);
		}
		return typed.read((fields) -> this.form.change(current.requested(), fields));
	}

	private String again(Enterprise enterprise, TypedForm typed, List<Wrong> wrongs, HttpServletResponse response,
			Model model) {
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		return show(enterprise, typed, typed.text("version"), Wrongs.of(wrongs), model);
	}

	private String show(Enterprise enterprise, TypedForm typed, String version, Wrongs wrongs, Model model) {
		model.addAttribute("enterprise", enterprise);
		model.addAttribute("typed", typed);
		model.addAttribute("version", version);
		model.addAttribute("wrongs", wrongs);
		model.addAttribute("choices", this.choices.offered(typed, enterprise.requested()));
		return "portal/edit";
	}

	/** Equal for equal wishes; no secret, and none is needed. */
	private static String version(NewEnterprise wish) {
		return Integer.toHexString(EnterpriseForm.written(wish).toString().hashCode());
	}

	/** Somebody else has changed the same meanwhile. */
	private static final class Overtaken extends RuntimeException {

		private final transient Enterprise current;

		private Overtaken(Enterprise current) {
			super("Changed meanwhile: " + current.id());
			this.current = current;
		}

		private Enterprise current() {
			return this.current;
		}

	}

}
