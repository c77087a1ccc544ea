package com.teammate.welcome;

import java.security.SecureRandom;
import java.util.HexFormat;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.ModelAndView;

/**
 * A plain page for what went wrong, with a number by which support finds it in the log.
 */
record ProblemPage(HttpStatusCode status, String reference) {

	private static final SecureRandom RANDOM = new SecureRandom();

	static ProblemPage of(HttpStatusCode status) {
		byte[] bytes = new byte[4];
		RANDOM.nextBytes(bytes);
		return new ProblemPage(status, HexFormat.of().withUpperCase().formatHex(bytes));
	}

	ModelAndView view() {
		ModelAndView view = new ModelAndView("welcome/problem");
		view.setStatus(this.status);
		return view.addObject("reference", this.reference).addObject("kind", kind());
	}

	/** The key of the words for it. */
	private String kind() {
		if (this.status.isSameCodeAs(HttpStatus.FORBIDDEN)) {
			return "stale";
		}
		return this.status.is4xxClientError() ? "missing" : "failed";
	}

}
