package com.teammate.support;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where staff log in. */
@Controller
class StaffPages {

	@GetMapping("/staff/login")
	String login() {
		return "staff/login";
	}

}
