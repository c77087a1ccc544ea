package com.teammate.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.teammate.audit.Audit;
import com.teammate.enterprise.Enterprise;
import com.teammate.reseller.ResellerUser;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.Plans;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** One enterprise: where it stands, what is done to its tenant, what happened. */
@Controller
@RequestMapping("/enterprises/{id}")
class EnterprisePage {

	private final VisibleEnterprises visible;

	private final EnterpriseNow now;

	private final EnterpriseLines lines;

	private final Plans plans;

	private final ChangeLedger ledger;

	private final Audit audit;

	private final Clock clock;

	EnterprisePage(VisibleEnterprises visible, EnterpriseNow now, EnterpriseLines lines, Plans plans,
			ChangeLedger ledger, Audit audit, Clock clock) {
		this.visible = visible;
		this.now = now;
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
