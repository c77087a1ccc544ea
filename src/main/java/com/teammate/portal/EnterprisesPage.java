package com.teammate.portal;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where a reseller lands. */
@Controller
class EnterprisesPage {

	@GetMapping("/enterprises")
	String list() {
		return "portal/enterprises";
	}

}
