package com.teammate.support;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page of the desk shows: where it is, times in words, and acts only to who
 * may act.
 */
@ControllerAdvice(
		assignableTypes = { DeskPages.class, HelpPages.class, RunPages.class, AuditPages.class, ResellerPages.class })
class DeskFrame {

	private final Times times;

	DeskFrame(Times times) {
		this.times = times;
	}

	@ModelAttribute("times")
	Times times() {
		return this.times;
	}

	@ModelAttribute("here")
	String here(HttpServletRequest request) {
		return request.getRequestURI();
	}

	@ModelAttribute("mayAct")
	boolean mayAct(HttpServletRequest request) {
		return DeskSecurity.mayAct(request);
	}

}
