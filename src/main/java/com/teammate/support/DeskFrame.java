package com.teammate.support;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * What every page of the desk shows: where it is, times in words, acts only to who may
 * act, and what was typed into a form that was not taken.
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

	/** Written into every form. */
	@ModelAttribute("person")
	String person(Principal person) {
		return person.getName();
	}

	/** Which of its forms was not taken; one that was refused just now comes before. */
	@ModelAttribute("returned")
	Returned returned(HttpServletRequest request, Principal person) {
		return Returned.take(request, person.getName());
	}

	@ModelAttribute("mayAct")
	boolean mayAct(HttpServletRequest request) {
		return DeskSecurity.mayAct(request);
	}

}
