package com.teammate.portal;

import java.time.Clock;
import java.util.Map;

import com.teammate.cdr.CallList;
import com.teammate.cdr.CallLists;
import com.teammate.enterprise.Enterprise;
import com.teammate.reseller.ResellerUser;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The calls of an enterprise, where "Access SIP Data" is set. */
@Controller
class CallsPage {

	private final VisibleEnterprises visible;

	private final EnterpriseLines lines;

	private final CallLists calls;

	private final Clock clock;

	CallsPage(VisibleEnterprises visible, EnterpriseLines lines, CallLists calls, Clock clock) {
		this.visible = visible;
		this.lines = lines;
		this.calls = calls;
		this.clock = clock;
	}

	@GetMapping("/enterprises/{id}/calls")
	String list(@AuthenticationPrincipal ResellerUser user, @PathVariable String id,
			@RequestParam(required = false) @Nullable String from, @RequestParam(required = false) @Nullable String to,
			@RequestParam(required = false) @Nullable String after, Model model) {
		Enterprise enterprise = this.visible.get(user, id);
		CallList list = this.calls.of(enterprise, from, to, after, user.party());
		model.addAllAttributes(
				Map.of("enterprise", enterprise, "line", this.lines.of(enterprise), "tab", "calls", "list", list));
		model.addAttribute("calls",
				list.calls()
					.stream()
					.map((call) -> new EnterprisePage.Dated<>(call, Moment.of(call.startedAt(), this.clock)))
					.toList());
		return "portal/calls";
	}

}
