package com.teammate.support;

import java.security.Principal;
import java.util.Map;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.reseller.ResellerAccount;
import com.teammate.support.ResellerForm.Fields;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The resellers, for operators. */
@Controller
@RequestMapping("/staff/resellers")
class ResellerPages {

	private static final String TERMS = "terms";

	private final ResellerDesk desk;

	private final ResellerForm form;

	private final Audit audit;

	ResellerPages(ResellerDesk desk, ResellerForm form, Audit audit) {
		this.desk = desk;
		this.form = form;
		this.audit = audit;
	}

	@ModelAttribute
	void choices(Model model) {
		model.addAttribute("allServices", this.form.services());
		model.addAttribute("allPbxTypes", this.form.pbxTypes());
		model.addAttribute("allRegions", this.form.sbcRegions());
		model.addAttribute("wrong", Map.of());
	}

	@GetMapping
	String list(@RequestParam(name = "words", defaultValue = "") String words, Model model) {
		model.addAttribute("sought", words);
		model.addAttribute("resellers", this.desk.search(words));
		return "support/resellers";
	}

	@GetMapping("/new")
	String blank(Model model) {
		model.addAttribute("fields", fields(model, Fields.empty()));
		return "support/reseller-new";
	}

	@PostMapping
	String open(@ModelAttribute("fields") Fields fields, Principal person, Model model, HttpServletResponse response) {
		try {
			return to(this.desk.open(fields, person.getName()), "opened");
		}
		catch (ResellerNotValid ex) {
			again(ex, model, response);
			return "support/reseller-new";
		}
	}

	@GetMapping("/{id}")
	String show(@PathVariable("id") String id, Model model) {
		ResellerAccount account = this.desk.get(id);
		model.addAttribute("fields", fields(model, Fields.of(account)));
		return page(account, model);
	}

	@PostMapping("/{id}")
	String change(@PathVariable("id") String id, @ModelAttribute("fields") Fields fields, Principal person, Model model,
			HttpServletResponse response) {
		try {
			return to(this.desk.change(id, fields, person.getName()), "changed");
		}
		catch (ResellerNotValid ex) {
			again(ex, model, response);
			return page(this.desk.get(id), model);
		}
	}

	@PostMapping("/{id}/suspend")
	String suspend(@PathVariable("id") String id, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person) {
		this.desk.suspend(id, new StaffAct(person.getName(), reason));
		return to(this.desk.get(id), "suspended");
	}

	@PostMapping("/{id}/resume")
	String resume(@PathVariable("id") String id, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person) {
		this.desk.resume(id, new StaffAct(person.getName(), reason));
		return to(this.desk.get(id), "resumed");
	}

	@PostMapping("/{id}/people")
	String invite(@PathVariable("id") String id, @RequestParam(name = "name", defaultValue = "") String name,
			@RequestParam(name = "email", defaultValue = "") String email,
			@RequestParam(name = "reason", defaultValue = "") String reason, Principal person, Model model,
			HttpServletResponse response) {
		try {
			this.desk.invite(id, name, email, new StaffAct(person.getName(), reason));
			return to(this.desk.get(id), "invited");
		}
		catch (ResellerNotValid ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			model.addAttribute("invited",
					Map.of("name", name, "email", email, "reason", reason, "wrong", ex.wrong().get("email")));
			return show(id, model);
		}
	}

	/** Somebody reloads, or goes back to, what was a form's answer. */
	@GetMapping("/{id}/people")
	String goOn(@PathVariable("id") String id) {
		return "redirect:/staff/resellers/" + this.desk.get(id).id();
	}

	@PostMapping("/{id}/people/{user}/activation")
	String remind(@PathVariable("id") String id, @PathVariable("user") UUID user, Principal person) {
		this.desk.remind(id, user, new StaffAct(person.getName(), "Asked to send the activation again"));
		return to(this.desk.get(id), "reminded");
	}

	private static Fields fields(Model model, Fields known) {
		return (model.getAttribute("returned") instanceof Returned form && form.isOf(TERMS)) ? Fields.of(form) : known;
	}

	private String page(ResellerAccount account, Model model) {
		model.addAttribute("account", account);
		model.addAttribute("people", this.desk.people(account));
		model.addAttribute("history", this.audit.of(account.id().value()));
		return "support/reseller";
	}

	private static void again(ResellerNotValid ex, Model model, HttpServletResponse response) {
		response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
		model.addAttribute("wrong", ex.wrong());
	}

	private static String to(ResellerAccount account, String done) {
		return "redirect:/staff/resellers/" + account.id() + "?" + done;
	}

}
