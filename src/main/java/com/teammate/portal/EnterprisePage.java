package com.teammate.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.teammate.audit.Audit;
import com.teammate.enterprise.Enterprise;
import com.teammate.onboarding.EnterpriseDisabled;
import com.teammate.onboarding.EnterpriseRemoved;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.RemovalReport;
import com.teammate.reseller.ResellerUser;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.Plans;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One enterprise: where it stands, what is done to its tenant, what happened. */
@Controller
@RequestMapping("/enterprises/{id}")
class EnterprisePage {

	private final VisibleEnterprises visible;

	private final EnterpriseNow now;

	private final Onboarding onboarding;

	private final EnterpriseLines lines;

	private final Plans plans;

	private final ChangeLedger ledger;

	private final Audit audit;

	private final Clock clock;

	EnterprisePage(VisibleEnterprises visible, EnterpriseNow now, Onboarding onboarding, EnterpriseLines lines,
			Plans plans, ChangeLedger ledger, Audit audit, Clock clock) {
		this.visible = visible;
		this.now = now;
		this.onboarding = onboarding;
		this.lines = lines;
		this.plans = plans;
		this.ledger = ledger;
		this.audit = audit;
		this.clock = clock;
	}

	@GetMapping
	String show(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, Model model) {
		fill(this.visible.get(user, id), "overview", model);
		return "portal/enterprise";
	}

	/** The part of the page that changes while one looks at it. */
	@GetMapping("/now")
	String now(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, Model model) {
		fill(this.visible.get(user, id), "overview", model);
		return "portal/enterprise :: now";
	}

	/** Looks again now; what that finds shows on the page by itself. */
	@PostMapping("/check")
	String check(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, RedirectAttributes flash) {
		Enterprise enterprise = this.visible.get(user, id);
		try {
			this.onboarding.check(enterprise.id());
			flash.addFlashAttribute("done", "check");
		}
		catch (EnterpriseDisabled ex) {
			flash.addFlashAttribute("refused", "disabled");
		}
		catch (EnterpriseRemoved ex) {
			flash.addFlashAttribute("refused", "removed");
		}
		return "redirect:/enterprises/" + enterprise.id();
	}

	/** The proof of a removal: what is gone, since when, and what is left with whom. */
	@GetMapping("/removal")
	String removal(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		RemovalReport report = this.onboarding.removal(enterprise.id())
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		head(enterprise, "removal", model);
		model.addAttribute("requested", Moment.of(report.requestedAt(), this.clock));
		model.addAttribute("finished", Moment.ofNullable(report.finishedAt(), this.clock));
		model.addAttribute("left", report.left());
		model.addAttribute("removed",
				report.removed()
					.stream()
					.map((change) -> new Dated<>(change, Moment.of(change.at(), this.clock)))
					.toList());
		return "portal/removal";
	}

	@GetMapping("/changes")
	String changes(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		head(enterprise, "changes", model);
		model.addAttribute("plan", this.plans.of(enterprise.id()));
		model.addAttribute("changes",
				this.ledger.of(enterprise.id())
					.stream()
					.map((change) -> new Dated<>(change, Moment.of(change.at(), this.clock)))
					.toList());
		return "portal/changes";
	}

	@GetMapping("/history")
	String history(@AuthenticationPrincipal ResellerUser user, @PathVariable String id, Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		head(enterprise, "history", model);
		List<Dated<Audit.Entry>> newestFirst = new ArrayList<>();
		this.audit.of(enterprise.id().value())
			.forEach((entry) -> newestFirst.add(0, new Dated<>(entry, Moment.of(entry.at(), this.clock))));
		model.addAttribute("history", newestFirst);
		return "portal/history";
	}

	private void fill(Enterprise enterprise, String tab, Model model) {
		head(enterprise, tab, model);
		this.now.of(enterprise).forEach(model::addAttribute);
	}

	private void head(Enterprise enterprise, String tab, Model model) {
		model.addAttribute("enterprise", enterprise);
		model.addAttribute("line", this.lines.of(enterprise));
		model.addAttribute("tab", tab);
	}

	/** Something that happened, and when. */
	record Dated<T>(T what, Moment when) {

	}

}
