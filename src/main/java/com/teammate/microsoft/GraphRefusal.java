package com.teammate.microsoft;

import java.time.Instant;
import java.util.List;

import com.microsoft.graph.models.odataerrors.ErrorDetails;
import com.microsoft.graph.models.odataerrors.InnerError;
import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import org.jspecify.annotations.Nullable;

/** Reads a refusal by Graph, with or without a body. */
final class GraphRefusal {

	private GraphRefusal() {
	}

	static MicrosoftFailure of(ApiException answer, Instant now) {
		MainError error = (answer instanceof ODataError odata) ? odata.getError() : null;
		int status = answer.getResponseStatusCode();
		String code = (error != null) ? error.getCode() : null;
		String signal = (code != null && !code.isBlank()) ? code : "HTTP " + status;
		String words = Words.of((error != null) ? error.getMessage() : null);
		return new MicrosoftFailure(Signals.kindOfGraph(status, detail(error), words), signal, words,
				requestId(answer, error), RetryAfter.parse(header(answer, "Retry-After"), now), null);
	}

	private static @Nullable String detail(@Nullable MainError error) {
		List<ErrorDetails> details = (error != null) ? error.getDetails() : null;
		return (details != null && !details.isEmpty()) ? details.get(0).getCode() : null;
	}

	private static @Nullable String requestId(ApiException answer, @Nullable MainError error) {
		InnerError inner = (error != null) ? error.getInnerError() : null;
		String id = (inner != null) ? inner.getRequestId() : null;
		return (id != null) ? id : header(answer, "request-id");
	}

	private static @Nullable String header(ApiException answer, String name) {
		var headers = answer.getResponseHeaders();
		var values = (headers != null) ? headers.get(name) : null;
		return (values != null && !values.isEmpty()) ? values.iterator().next() : null;
	}

}
