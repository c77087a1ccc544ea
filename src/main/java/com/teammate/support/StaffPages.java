package com.teammate.support;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where staff log in, and the one that names every door. */
@Controller
class StaffPages {

	@GetMapping("/staff/login")
	String login() {
		return "staff/login";
	}

	@GetMapping("/start")
	String start() {
		return "staff/start";
	}

}
