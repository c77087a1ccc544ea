package com.teammate.api;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.teammate.enterprise.EnterpriseNotFound;
import com.teammate.enterprise.ManagementNotAllowed;
import com.teammate.enterprise.UserNotPossible;
import com.teammate.onboarding.AddressTaken;
import com.teammate.onboarding.EnterpriseDisabled;
import com.teammate.onboarding.EnterpriseRemoved;
import com.teammate.onboarding.InvitationNotOpen;
import com.teammate.onboarding.NoRegionLeft;
import com.teammate.onboarding.RegionLeaves;
import com.teammate.wish.WishNotValid;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Turns every exception under {@code /api} into a problem. A resolver and not an advice,
 * because an advice cannot be bound to a path and so misses addresses that no controller
 * has.
 */
@Component
class ApiExceptions implements HandlerExceptionResolver, Ordered {

	private static final Logger log = LoggerFactory.getLogger(ApiExceptions.class);

	private final Problems problems;

	ApiExceptions(Problems problems) {
		this.problems = problems;
	}

	@Override
	public int getOrder() {
		return -1;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception ex) {
		if (!Problems.concern(request.getRequestURI()) || response.isCommitted()) {
			return null;
		}
		try {
			answer(request, response, ex);
		}
		catch (IOException gone) {
			throw new UncheckedIOException(gone);
		}
		return new ModelAndView();
	}

	void answer(HttpServletRequest request, HttpServletResponse response, Exception ex) throws IOException {
		if (ex instanceof RequestRefused refused) {
			this.problems.write(request, response, refused.code(), String.valueOf(refused.getMessage()),
					refused.errors(), refused.findings());
		}
		else if (ex instanceof WishNotValid refused) {
			answer(request, response, RequestRefused.forFields(refused.errors()));
		}
		else if (ex instanceof AddressTaken taken) {
			answer(request, response, RequestRefused.forField(taken.finding().field(), taken.finding().message()));
		}
		else if (ex instanceof UserNotPossible refused) {
			answer(request, response, refused);
		}
		else if (ex instanceof ManagementNotAllowed refused) {
			this.problems.write(request, response, ProblemCode.MANAGEMENT_CONSENT_MISSING,
					"Nothing was changed. See nextAction for who must do what.", UserProblems.deed(refused.consent()));
		}
		else if (ex instanceof ErrorResponse error && error.getStatusCode().is4xxClientError()) {
			copy(error.getHeaders(), response);
			this.problems.write(request, response, codeOf(error.getStatusCode()), detailOf(error));
		}
		else {
			ProblemCode code = codeOf(ex);
			if (code.status().is5xxServerError()) {
				log.error("Request {} failed: {}", Problems.requestId(request), code.code(), ex);
			}
			this.problems.write(request, response, code, detailOf(code));
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, UserNotPossible refused)
			throws IOException {
		ProblemCode code = UserProblems.code(refused);
		if (code == ProblemCode.MANAGEMENT_CONSENT_MISSING) {
			this.problems.write(request, response, code, UserProblems.detail(refused),
					UserProblems.deed(refused.consent()));
		}
		else {
			this.problems.write(request, response, code, UserProblems.detail(refused));
		}
	}

	private static ProblemCode codeOf(Exception ex) {
		if (ex instanceof EnterpriseNotFound) {
			return ProblemCode.ENTERPRISE_NOT_FOUND;
		}
		if (ex instanceof InvitationNotOpen) {
			return ProblemCode.INVITATION_NOT_OPEN;
		}
		if (ex instanceof EnterpriseDisabled) {
			return ProblemCode.ENTERPRISE_DISABLED;
		}
		if (ex instanceof EnterpriseRemoved) {
			return ProblemCode.ENTERPRISE_REMOVED;
		}
		if (ex instanceof RegionLeaves) {
			return ProblemCode.REGION_LEAVES;
		}
		if (ex instanceof NoRegionLeft) {
			return ProblemCode.NO_REGION_LEFT;
		}
		if (ex instanceof HttpMessageNotReadableException) {
			return ProblemCode.MALFORMED_JSON;
		}
		if (ex instanceof CannotCreateTransactionException || ex instanceof DataAccessResourceFailureException
				|| ex instanceof TransientDataAccessException || isCutOff(ex)) {
			return ProblemCode.TEMPORARILY_UNAVAILABLE;
		}
		return ProblemCode.INTERNAL_ERROR;
	}

	/**
	 * The database went away amid the work, so that not even a rollback could reach it;
	 * it does that by itself.
	 */
	private static boolean isCutOff(Exception ex) {
		return ex instanceof TransactionSystemException failed && failed.getApplicationException() != null;
	}

	private static ProblemCode codeOf(HttpStatusCode status) {
		return switch (status.value()) {
			case 404 -> ProblemCode.NOT_FOUND;
			case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
			case 406 -> ProblemCode.NOT_ACCEPTABLE;
			case 413 -> ProblemCode.BODY_TOO_LARGE;
			case 415 -> ProblemCode.UNSUPPORTED_MEDIA_TYPE;
			default -> ProblemCode.BAD_REQUEST;
		};
	}

	private static String detailOf(ErrorResponse error) {
		String detail = error.getBody().getDetail();
		if (error.getStatusCode().value() == 404) {
			return "No operation has this path. GET /v3/api-docs lists them.";
		}
		return (detail != null) ? detail : "The request cannot be served as it is.";
	}

	private static String detailOf(ProblemCode code) {
		return switch (code) {
			case ENTERPRISE_NOT_FOUND -> "None of your enterprises has this id.";
			case INVITATION_NOT_OPEN ->
				"The administrator has done everything the invitation asks for. Nothing was changed.";
			case ENTERPRISE_DISABLED -> "Enable the enterprise first. Nothing was changed.";
			case ENTERPRISE_REMOVED -> "It is removed, or about to be. Nothing was changed.";
			case REGION_LEAVES ->
				"Choose it again when it is unlinked; GET …/onboarding shows its state. Nothing was changed.";
			case NO_REGION_LEFT ->
				"Keep one of the regions that are being linked until the enterprise is active. Nothing was changed.";
			case MALFORMED_JSON -> "Send one JSON object as the body.";
			case TEMPORARILY_UNAVAILABLE -> "Nothing was changed. Try again in a moment.";
			default -> "Nothing was changed. Name the request id to support.";
		};
	}

	private static void copy(HttpHeaders headers, HttpServletResponse response) {
		headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
	}

}
