package com.teammate.api;

import java.util.List;

import com.teammate.api.Problem.Wrong;

/** The request cannot be served, for a reason that its sender can do something about. */
final class RequestRefused extends RuntimeException {

	private final ProblemCode code;

	private final transient List<Wrong> errors;

	RequestRefused(ProblemCode code, String detail) {
		this(code, detail, List.of());
	}

	private RequestRefused(ProblemCode code, String detail, List<Wrong> errors) {
		super(detail);
		this.code = code;
		this.errors = List.copyOf(errors);
	}

	static RequestRefused forFields(List<Wrong> errors) {
		return new RequestRefused(ProblemCode.VALIDATION_FAILED, "See errors for every field that must be corrected.",
				errors);
	}

	ProblemCode code() {
		return this.code;
	}

	List<Wrong> errors() {
		return this.errors;
	}

}
