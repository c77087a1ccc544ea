package com.teammate.welcome;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Keeps every failure of these pages from reaching a person raw. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice(assignableTypes = { InvitationController.class, ConsentController.class, CallbackController.class,
		PermissionsController.class, ColleagueController.class, SignInController.class, DashboardController.class,
		EvidenceController.class, WelcomeFallback.class })
class WelcomeProblems {

	private static final Logger log = LoggerFactory.getLogger(WelcomeProblems.class);

	@ExceptionHandler
	ModelAndView problem(Exception failure) {
		HttpStatusCode status = status(failure);
		ProblemPage problem = ProblemPage.of(status);
		if (status.is5xxServerError()) {
			// Not the address: it may hold a link id or Microsoft's answer.
			log.error("A page of the administrator failed, reference {}", problem.reference(), failure);
		}
		return problem.view();
	}

	private static HttpStatusCode status(Exception failure) {
		if (failure instanceof RequestRejectedException) {
			return HttpStatus.BAD_REQUEST;
		}
		return (failure instanceof ErrorResponse known) ? known.getStatusCode() : HttpStatus.INTERNAL_SERVER_ERROR;
	}

}
