package com.teammate.support;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.DisconnectedClientHelper;

/** Says in plain words why the desk refuses, on pages as in answers to programs. */
@Order(Ordered.HIGHEST_PRECEDENCE)
@ControllerAdvice("com.teammate.support")
class DeskRefusals {

	private static final Logger log = LoggerFactory.getLogger(DeskRefusals.class);

	private final MessageSource messages;

	DeskRefusals(MessageSource messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	Object refuse(Exception failure, HttpServletRequest request) {
		if (DisconnectedClientHelper.isClientDisconnectedException(failure)) {
			// Whoever watched an open page has closed it.
			return new ModelAndView();
		}
		Refusal refusal = Refusal.of(failure).orElseGet(() -> other(failure));
		if (refusal.status().is5xxServerError()) {
			log.error("The desk failed", failure);
		}
		String words = this.messages.getMessage("desk.refused." + refusal.code(), null, Locale.ENGLISH);
		if (isFromAProgram(request.getRequestURI())) {
			ProblemDetail problem = ProblemDetail.forStatusAndDetail(refusal.status(), words);
			problem.setProperty("code", refusal.code());
			return ResponseEntity.status(refusal.status()).body(problem);
		}
		Optional<Returned> form = isWrong(refusal.status()) ? Returned.of(request, refusal.code()) : Optional.empty();
		if (form.isPresent()) {
			RequestContextUtils.getOutputFlashMap(request).put("returned", form.get());
			return back(form.get().page());
		}
		return new ModelAndView("support/refused", Map.of("words", words, "here", request.getRequestURI()),
				refusal.status());
	}

	/** Not that there is no such page, nor a fault of ours. */
	private static boolean isWrong(HttpStatus status) {
		return status == HttpStatus.UNPROCESSABLE_ENTITY || status == HttpStatus.CONFLICT;
	}

	private static RedirectView back(String page) {
		RedirectView view = new RedirectView(page);
		view.setStatusCode(HttpStatus.SEE_OTHER);
		view.setExpandUriTemplateVariables(false);
		return view;
	}

	private static boolean isFromAProgram(String path) {
		return path.startsWith("/support/api") || path.startsWith("/staff/api");
	}

	private static Refusal other(Exception failure) {
		if (failure instanceof ErrorResponse known) {
			HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
			return new Refusal(status, (status == HttpStatus.NOT_FOUND) ? "not-found" : "not-understood");
		}
		return (failure instanceof HttpMessageNotReadableException || failure instanceof TypeMismatchException)
				? new Refusal(HttpStatus.BAD_REQUEST, "not-understood")
				: new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "fault");
	}

}
