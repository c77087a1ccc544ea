package com.teammate.api;

import java.util.List;

import com.teammate.consent.Finding;
import io.swagger.v3.oas.annotations.media.Schema;

/** A finding as the caller reads it. */
@Schema(name = "Finding", description = "What is known about a request before anybody gets a mail.")
record FindingView(@Schema(description = "Stable name of the finding; programs decide by it") Finding.Code code,
		@Schema(description = "BLOCKING: the onboarding does not start") Finding.Severity severity,
		@Schema(example = "adminEmail") String field,
		@Schema(example = "outlook.com is for private mail. Name the administrator's address at the company.") String message) {

	static List<FindingView> of(List<Finding> findings) {
		return findings.stream()
			.map((each) -> new FindingView(each.code(), each.severity(), each.field(), each.message()))
			.toList();
	}

}
