package com.teammate.support;

import java.security.Principal;

import com.teammate.account.Accounts;
import com.teammate.audit.StaffAct;
import com.teammate.diagnosis.DiagnosisWords;
import com.teammate.diagnosis.UnknownSignals;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Desk;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The desk where stuck onboardings are helped along. */
@Controller
class DeskPages {

	private final Desk desk;

	private final Lists lists;

	private final Cases cases;

	private final Notes notes;

	private final CaseBundle bundle;

	private final Funnels funnels;

	private final UnknownSignals unknownSignals;

	private final DiagnosisWords words;

	private final Accounts accounts;

	DeskPages(Desk desk, Lists lists, Cases cases, Notes notes, CaseBundle bundle, Funnels funnels,
			UnknownSignals unknownSignals, DiagnosisWords words, Accounts accounts) {
		this.desk = desk;
		this.lists = lists;
		this.cases = cases;
		this.notes = notes;
		this.bundle = bundle;
		this.funnels = funnels;
		this.unknownSignals = unknownSignals;
		this.words = words;
		this.accounts = accounts;
	}

	@GetMapping("/support")
	String stuck(@RequestParam(name = "cause", required = false) @Nullable String cause, Model model) {
		model.addAttribute("causes", this.desk.causes());
		model.addAttribute("causeWords", this.words);
		model.addAttribute("unknown", this.unknownSignals.all());
		model.addAttribute("letters", this.accounts.unsentLetters());
		if (cause != null) {
			model.addAttribute("cause", cause);
			model.addAttribute("cases", this.lists.stuckBy(cause));
		}
		return "support/stuck";
	}

	@GetMapping("/support/search")
	String search(@RequestParam(name = "q", defaultValue = "") String words, Model model) {
		model.addAttribute("words", words);
		model.addAttribute("cases", this.lists.search(words));
		return "support/search";
	}

	@GetMapping("/support/cases/{id}")
	String open(@PathVariable("id") String id, Model model) {
		CaseView view = this.cases.open(id(id));
		model.addAttribute("view", view);
		model.addAttribute("causeWords", this.words);
		model.addAttribute("deeds", view.deeds());
		model.addAttribute("mayInvite", view.deeds().contains(Help.Deed.RESEND));
		return "support/case";
	}

	@GetMapping("/support/cases/{id}/bundle.zip")
	ResponseEntity<byte[]> bundle(@PathVariable("id") String id) {
		return ResponseEntity.ok()
			.contentType(new MediaType("application", "zip"))
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"case-" + id(id) + ".zip\"")
			.body(this.bundle.of(id(id)));
	}

	@GetMapping("/support/funnel")
	String funnel(@RequestParam(name = "reseller", required = false) @Nullable String reseller,
			@RequestParam(name = "region", required = false) @Nullable String region, Model model) {
		model.addAttribute("funnel", this.funnels.of(reseller, region));
		return "support/funnel";
	}

	@GetMapping("/support/funnel.csv")
	ResponseEntity<byte[]> funnelCsv(@RequestParam(name = "reseller", required = false) @Nullable String reseller,
			@RequestParam(name = "region", required = false) @Nullable String region) {
		return Csv.attachment("funnel.csv", this.funnels.of(reseller, region).csv());
	}

	/** The way back from Cockpit, which knows instances only. */
	@GetMapping("/support/instances/{instance}")
	String ofInstance(@PathVariable("instance") String instance) {
		return this.desk.owner(instance)
			.map((id) -> "redirect:/support/cases/" + id)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	@PostMapping("/support/cases/{id}/retry")
	String retry(@PathVariable("id") String id, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person, RedirectAttributes flash) {
		this.desk.retry(id(id), new StaffAct(person.getName(), reason));
		flash.addFlashAttribute("done", "desk.done.retry");
		return "redirect:/support/cases/" + id;
	}

	@PostMapping("/support/cases/{id}/check")
	String check(@PathVariable("id") String id, @RequestParam(name = "reason", defaultValue = "") String reason,
			Principal person, RedirectAttributes flash) {
		this.desk.check(id(id), new StaffAct(person.getName(), reason));
		flash.addFlashAttribute("done", "desk.done.check");
		return "redirect:/support/cases/" + id;
	}

	@PostMapping("/support/cases/{id}/notes")
	String note(@PathVariable("id") String id, @RequestParam(name = "text", defaultValue = "") String text,
			Principal person) {
		EnterpriseId enterprise = this.desk.open(id(id)).enterprise().id();
		this.notes.add(enterprise, person.getName(), new DeskApi.Text(text).orRefuse());
		return "redirect:/support/cases/" + id + "#notes";
	}

	private static EnterpriseId id(String text) {
		try {
			return EnterpriseId.of(text);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
	}

}
