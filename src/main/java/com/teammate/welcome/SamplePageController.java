package com.teammate.welcome;

import com.teammate.reseller.ResellerUser;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page for the code as the customers of a reseller see it, for the reseller to look
 * at: the portal shows it in a frame, where nothing can be sent or run.
 */
@Controller
class SamplePageController {

	private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; "
			+ "base-uri 'none'; frame-ancestors 'self'; sandbox";

	private final Hosts hosts;

	SamplePageController(Hosts hosts) {
		this.hosts = hosts;
	}

	@GetMapping("/account/brand/page")
	ModelAndView show(@AuthenticationPrincipal ResellerUser user, HttpServletResponse response) {
		response.setHeader("Content-Security-Policy", POLICY);
		response.setHeader("X-Frame-Options", "SAMEORIGIN");
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		return new ModelAndView("welcome/code").addAllObjects(this.hosts.of(user.reseller()))
			.addObject("enterpriseName", "Contoso")
			.addObject("domain", "contoso.example")
			.addObject("token", "sample")
			.addObject("steps", Tracker.CODE.steps());
	}

}
