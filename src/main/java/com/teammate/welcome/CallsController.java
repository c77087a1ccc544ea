package com.teammate.welcome;

import java.util.List;

import com.teammate.cdr.Call;
import com.teammate.cdr.CallList;
import com.teammate.cdr.CallLists;
import com.teammate.enterprise.Enterprise;
import com.teammate.welcome.DashboardDoor.Guest;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The calls of the own enterprise, for its signed-in administrator. */
@Controller
class CallsController {

	private final DashboardDoor door;

	private final CallLists calls;

	private final Hosts hosts;

	CallsController(DashboardDoor door, CallLists calls, Hosts hosts) {
		this.door = door;
		this.calls = calls;
		this.hosts = hosts;
	}

	@GetMapping("/enterprise/calls")
	ModelAndView show(@RequestParam(required = false) @Nullable String from,
			@RequestParam(required = false) @Nullable String to, @RequestParam(required = false) @Nullable String after,
			HttpServletRequest request) {
		return this.door.guest(request)
			.map((guest) -> page(guest, from, to, after))
			.orElseGet(() -> new ModelAndView(SeeOther.to("/enterprise")));
	}

	private ModelAndView page(Guest guest, @Nullable String from, @Nullable String to, @Nullable String after) {
		Enterprise enterprise = guest.enterprise();
		CallList list = this.calls.of(enterprise, from, to, after, guest.party());
		List<CallView> calls = list.calls().stream().map(CallView::of).toList();
		return new ModelAndView("welcome/calls").addObject("steps", Tracker.DONE.steps())
			.addObject("enterpriseName", enterprise.name())
			.addAllObjects(this.hosts.of(enterprise))
			.addObject("list", list)
			.addObject("calls", calls);
	}

	/** A call as the page shows it. */
	record CallView(String at, String direction, String from, String to, String lasted, boolean answered) {

		static CallView of(Call call) {
			return new CallView(Moment.of(call.startedAt()), call.direction().name(), call.from(), call.to(),
					"%d:%02d".formatted(call.duration().toMinutes(), call.duration().toSecondsPart()),
					call.sipStatus() == null || call.sipStatus() == 200);
		}

	}

}
