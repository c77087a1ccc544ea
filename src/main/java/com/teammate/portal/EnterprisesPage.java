package com.teammate.portal;

import java.util.List;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseQuery.Order;
import com.teammate.enterprise.EnterpriseQuery.Position;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.reseller.ResellerUser;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a reseller lands: its enterprises, and whom each waits for. */
@Controller
class EnterprisesPage {

	private static final int PAGE = 50;

	private final Enterprises enterprises;

	private final VisibleEnterprises visible;

	private final EnterpriseLines lines;

	EnterprisesPage(Enterprises enterprises, VisibleEnterprises visible, EnterpriseLines lines) {
		this.enterprises = enterprises;
		this.visible = visible;
		this.lines = lines;
	}

	@GetMapping("/enterprises")
	String list(@AuthenticationPrincipal ResellerUser user, @RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String actor,
			@RequestParam(required = false) @Nullable String order, @RequestParam(defaultValue = "") String after,
			@RequestHeader(name = "HX-Request", required = false) @Nullable String part, Model model) {
		EnterpriseFilter filter = EnterpriseFilter.of(q, status, actor, order);
		Position position = this.visible.find(user, after).map(EnterprisesPage::position).orElse(null);
		List<Enterprise> found = this.enterprises.list(user.reseller(), filter.query(position, PAGE + 1));
		List<Enterprise> page = found.subList(0, Math.min(PAGE, found.size()));
		model.addAttribute("filter", filter);
		model.addAttribute("lines", page.stream().map(this.lines::of).toList());
		model.addAttribute("next", (found.size() > PAGE) ? page.get(PAGE - 1).id().toString() : null);
		model.addAttribute("first", position == null);
		model.addAttribute("statuses", EnterpriseStatus.values());
		model.addAttribute("actors", Actor.values());
		model.addAttribute("orders", Order.values());
		return (part != null) ? "portal/enterprises :: list" : "portal/enterprises";
	}

	private static Position position(Enterprise enterprise) {
		return new Position(enterprise.createdAt(), enterprise.id().value());
	}

}
