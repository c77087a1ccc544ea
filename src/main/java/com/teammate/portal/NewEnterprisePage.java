package com.teammate.portal;

import java.util.List;

import com.teammate.consent.Finding;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.onboarding.NotStartable;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.ResellerUser;
import com.teammate.wish.EnterpriseForm;
import com.teammate.wish.WishNotValid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which an enterprise begins. */
@Controller
@RequestMapping("/enterprises/new")
class NewEnterprisePage {

	private final EnterpriseForm form;

	private final FormChoices choices;

	private final Onboarding onboarding;

	private final Enterprises enterprises;

	NewEnterprisePage(EnterpriseForm form, FormChoices choices, Onboarding onboarding, Enterprises enterprises) {
		this.form = form;
		this.choices = choices;
		this.onboarding = onboarding;
		this.enterprises = enterprises;
	}

	@GetMapping
	String show(@AuthenticationPrincipal ResellerUser user, HttpServletRequest request, Model model) {
		TypedForm typed = KeptForm.take(request, user, model).orElseGet(TypedForm::empty);
		return show(user, typed, Wrongs.none(), model);
	}

	/**
	 * Twice the same form is one enterprise: its token makes the id. Who has not seen a
	 * warning yet sees it first.
	 */
	@PostMapping
	String submit(@AuthenticationPrincipal ResellerUser user, @RequestParam MultiValueMap<String, String> parameters,
			HttpServletResponse response, RedirectAttributes flash, Model model) {
		TypedForm typed = TypedForm.of(parameters);
		EnterpriseId id = EnterpriseId.from(user.reseller(), typed.token());
		if (this.enterprises.find(user.reseller(), id).isPresent()) {
			return "redirect:/enterprises/" + id;
		}
		try {
			NewEnterprise wish = typed.read((fields) -> this.form.read(user.reseller(), fields));
			List<Finding> findings = this.onboarding.preflight(wish);
			if (findings.stream().allMatch((finding) -> isSeenWarning(finding, typed))) {
				Enterprise begun = this.onboarding.begin(id, wish, user.party());
				flash.addFlashAttribute("done", "begun");
				return "redirect:/enterprises/" + begun.id();
			}
			return again(user, typed, Wrongs.found(findings), response, model);
		}
		catch (WishNotValid ex) {
			return again(user, typed, Wrongs.of(ex.errors()), response, model);
		}
		catch (NotStartable ex) {
			return (this.enterprises.find(user.reseller(), id).isPresent()) ? "redirect:/enterprises/" + id
					: again(user, typed, Wrongs.found(ex.findings()), response, model);
		}
	}

	/** What is known about an address, as soon as it is typed. */
	@PostMapping("/look")
	String look(@AuthenticationPrincipal ResellerUser user, @RequestParam(defaultValue = "") String adminEmail,
			Model model) {
		String address = adminEmail.strip();
		Wrongs wrongs = EmailAddress.isValid(address)
				? Wrongs.found(this.onboarding.preflight(user.reseller(), new EmailAddress(address))) : Wrongs.none();
		model.addAttribute("wrongs", wrongs);
		model.addAttribute("looked", EmailAddress.isValid(address));
		return "portal/form :: findings";
	}

	/** The regions in the order in which they suit a country. */
	@GetMapping("/regions")
	String regions(@AuthenticationPrincipal ResellerUser user, @RequestParam MultiValueMap<String, String> parameters,
			Model model) {
		show(user, TypedForm.of(parameters), Wrongs.none(), model);
		return "portal/form :: regions";
	}

	private static boolean isSeenWarning(Finding finding, TypedForm typed) {
		return !finding.isBlocking() && typed.hasSeen(finding.code().name());
	}

	private String again(ResellerUser user, TypedForm typed, Wrongs wrongs, HttpServletResponse response, Model model) {
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		return show(user, typed, wrongs, model);
	}

	private String show(ResellerUser user, TypedForm typed, Wrongs wrongs, Model model) {
		model.addAttribute("typed", typed);
		model.addAttribute("wrongs", wrongs);
		model.addAttribute("choices", this.choices.offered(user.reseller(), typed));
		return "portal/new";
	}

}
