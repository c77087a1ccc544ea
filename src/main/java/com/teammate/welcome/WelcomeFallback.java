package com.teammate.welcome;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever else is asked for under the administrator's addresses. */
@Controller
class WelcomeFallback {

	private static final Logger log = LoggerFactory.getLogger(WelcomeFallback.class);

	@RequestMapping(StaleForm.PAGE)
	ModelAndView staleForm() {
		ProblemPage problem = ProblemPage.of(HttpStatus.FORBIDDEN);
		log.info("Refused a form without its token, reference {}", problem.reference());
		return problem.view();
	}

	@RequestMapping({ "/invitations/**", "/consent/**", "/enterprise/**" })
	ModelAndView nothing() {
		return ProblemPage.of(HttpStatus.NOT_FOUND).view();
	}

}
