package com.teammate.support;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

import com.teammate.account.Accounts;
import com.teammate.account.UnsentLetter;
import com.teammate.audit.AuditQuery;
import com.teammate.audit.AuditTrail;
import com.teammate.audit.StaffAct;
import com.teammate.diagnosis.UnknownSignals;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Desk;
import com.teammate.onboarding.StuckCause;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The desk for programs of the staff: what its pages show and do. */
@RestController
@RequestMapping("/support/api")
class DeskApi {

	private final Desk desk;

	private final Lists lists;

	private final Cases cases;

	private final Notes notes;

	private final AuditTrail trail;

	private final CaseBundle bundle;

	private final Funnels funnels;

	private final UnknownSignals unknownSignals;

	private final Accounts accounts;

	DeskApi(Desk desk, Lists lists, Cases cases, Notes notes, AuditTrail trail, CaseBundle bundle, Funnels funnels,
			UnknownSignals unknownSignals, Accounts accounts) {
		this.desk = desk;
		this.lists = lists;
		this.cases = cases;
		this.notes = notes;
		this.trail = trail;
		this.bundle = bundle;
		this.funnels = funnels;
		this.unknownSignals = unknownSignals;
		this.accounts = accounts;
	}

	@GetMapping("/causes")
	List<StuckCause> causes() {
		return this.desk.causes();
	}

	@GetMapping("/causes/{cause}/cases")
	List<Listed> stuckBy(@PathVariable("cause") String cause) {
		return this.lists.stuckBy(cause);
	}

	/** Answers of Microsoft that the catalogue does not know, the most frequent first. */
	@GetMapping("/unknown")
	List<UnknownSignals.Unknown> unknown() {
		return this.unknownSignals.all();
	}

	/**
	 * Letters to people of resellers that the mail server has not taken, oldest first.
	 */
	@GetMapping("/letters")
	List<UnsentLetter> unsentLetters() {
		return this.accounts.unsentLetters();
	}

	@GetMapping("/cases")
	List<Listed> search(@RequestParam("q") String words) {
		return this.lists.search(words);
	}

	@GetMapping("/cases/{id}")
	CaseView open(@PathVariable("id") EnterpriseId id) {
		return this.cases.open(id);
	}

	@GetMapping(path = "/cases/{id}/bundle", produces = "application/zip")
	byte[] bundle(@PathVariable("id") EnterpriseId id) {
		return this.bundle.of(id);
	}

	@GetMapping("/funnel")
	FunnelView funnel(@RequestParam(name = "reseller", required = false) @Nullable String reseller,
			@RequestParam(name = "region", required = false) @Nullable String region) {
		return this.funnels.of(reseller, region);
	}

	@PostMapping("/cases/{id}/retry")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void retry(@PathVariable("id") EnterpriseId id, @RequestBody Reason reason, Principal person) {
		this.desk.retry(id, reason.by(person));
	}

	@PostMapping("/cases/{id}/check")
	@ResponseStatus(HttpStatus.ACCEPTED)
	void check(@PathVariable("id") EnterpriseId id, @RequestBody Reason reason, Principal person) {
		this.desk.check(id, reason.by(person));
	}

	@PostMapping("/cases/{id}/notes")
	@ResponseStatus(HttpStatus.CREATED)
	void note(@PathVariable("id") EnterpriseId id, @RequestBody Text text, Principal person) {
		EnterpriseId enterprise = this.desk.open(id).enterprise().id();
		this.notes.add(enterprise, person.getName(), text.orRefuse());
	}

	/** Newest first; the next page begins before the smallest id of this one. */
	@GetMapping("/audit")
	List<AuditTrail.Entry> audit(@RequestParam(name = "subject", required = false) @Nullable EnterpriseId subject,
			@RequestParam(name = "q", required = false) @Nullable String text,
			@RequestParam(name = "person", required = false) @Nullable String person,
			@RequestParam(name = "staffOnly", defaultValue = "false") boolean staffOnly,
			@RequestParam(name = "from", required = false) @Nullable Instant from,
			@RequestParam(name = "to", required = false) @Nullable Instant to,
			@RequestParam(name = "before", required = false) @Nullable Long before) {
		return this.trail.find(new AuditQuery((subject != null) ? subject.value() : null, text, person, staffOnly, from,
				to, before, 500));
	}

	/** Why somebody acts. */
	record Reason(@Nullable String reason) {

		StaffAct by(Principal person) {
			return new StaffAct(person.getName(), (this.reason != null) ? this.reason : "");
		}

	}

	/** What somebody writes down. */
	record Text(@Nullable String text) {

		private static final int LONGEST = 2000;

		String orRefuse() {
			if (this.text == null || this.text.isBlank() || this.text.length() > LONGEST) {
				throw new Helping.ValueNeeded();
			}
			return this.text;
		}

	}

}
