package com.teammate.api;

import java.util.List;

import com.teammate.consent.Finding;
import com.teammate.wish.Wrong;

/** The request cannot be served, for a reason that its sender can do something about. */
final class RequestRefused extends RuntimeException {

	private final ProblemCode code;

	private final transient List<Wrong> errors;

	private final transient List<FindingView> findings;

	RequestRefused(ProblemCode code, String detail) {
		this(code, detail, List.of(), List.of());
	}

	private RequestRefused(ProblemCode code, String detail, List<Wrong> errors, List<FindingView> findings) {
		super(detail);
		this.code = code;
		this.errors = List.copyOf(errors);
		this.findings = List.copyOf(findings);
	}

	static RequestRefused forFields(List<Wrong> errors) {
		return new RequestRefused(ProblemCode.VALIDATION_FAILED, "See errors for every field that must be corrected.",
				errors, List.of());
	}

	static RequestRefused forField(String field, String message) {
		return forFields(List.of(new Wrong(field, message)));
	}

	/** Names what blocks as errors, and everything as findings. */
	static RequestRefused forFindings(List<Finding> findings) {
		List<Wrong> errors = findings.stream()
			.filter(Finding::isBlocking)
			.map((each) -> new Wrong(each.field(), each.message()))
			.toList();
		return new RequestRefused(ProblemCode.PREFLIGHT_FAILED,
				"Nothing was started and nobody got a mail. See errors for what stands in the way.", errors,
				FindingView.of(findings));
	}

	ProblemCode code() {
		return this.code;
	}

	List<Wrong> errors() {
		return this.errors;
	}

	List<FindingView> findings() {
		return this.findings;
	}

}
