package com.teammate.support;

import java.security.Principal;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Moves;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What support may do about one case, beside trying again. */
@Controller
class HelpPages {

	private final Helping helping;

	private final Moves moves;

	HelpPages(Helping helping, Moves moves) {
		this.helping = helping;
		this.moves = moves;
	}

	@PostMapping("/support/cases/{id}/help")
	String help(@PathVariable("id") EnterpriseId id, Help help, Principal person, RedirectAttributes flash) {
		this.helping.help(id, help, person);
		flash.addFlashAttribute("done", "desk.done.help");
		return "redirect:/support/cases/" + id;
	}

	/** Answered at once, so that the link lies nowhere in between. */
	@PostMapping("/support/cases/{id}/link")
	String mintLink(@PathVariable("id") EnterpriseId id,
			@RequestParam(name = "reason", defaultValue = "") String reason, Principal person, Model model) {
		model.addAttribute("case", id);
		model.addAttribute("link", this.helping.mintLink(id, new StaffAct(person.getName(), reason)));
		return "support/link";
	}

	/** Somebody reloads, or goes back to, what was a form's answer. */
	@GetMapping("/support/cases/{id}/link")
	String goOn(@PathVariable("id") EnterpriseId id) {
		return "redirect:/support/cases/" + id;
	}

	@PostMapping("/support/cases/{id}/moves")
	String ask(@PathVariable("id") EnterpriseId id, @RequestParam("instance") String instance,
			@RequestParam("from") String from, @RequestParam(name = "to", defaultValue = "") String to,
			@RequestParam(name = "reason", defaultValue = "") String reason, Principal person,
			RedirectAttributes flash) {
		this.moves.ask(id, instance, from, to.isEmpty() ? null : to, new StaffAct(person.getName(), reason));
		flash.addFlashAttribute("done", "desk.done.asked");
		return "redirect:/support/cases/" + id;
	}

	@PostMapping("/support/cases/{id}/moves/{move}")
	String decide(@PathVariable("id") EnterpriseId id, @PathVariable("move") long move,
			@RequestParam("agreed") boolean agreed, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person, RedirectAttributes flash) {
		this.moves.decide(id, move, agreed, new StaffAct(person.getName(), reason));
		flash.addFlashAttribute("done", "desk.done.decided");
		return "redirect:/support/cases/" + id;
	}

}
