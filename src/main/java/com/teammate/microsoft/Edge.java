package com.teammate.microsoft;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.google.gson.JsonSyntaxException;
import com.microsoft.aad.msal4j.MsalClientException;
import com.microsoft.aad.msal4j.MsalException;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.kiota.ApiException;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Where everything that Microsoft's libraries throw becomes a {@link MicrosoftFailure}.
 * Their exceptions are not kept as causes: their messages may hold addresses, and asking
 * an {@code ODataError} without a body for its message throws.
 */
@Component
class Edge {

	private final Clock clock;

	Edge(Clock clock) {
		this.clock = clock;
	}

	<T> T call(Supplier<T> request) {
		try {
			return request.get();
		}
		catch (RuntimeException ex) {
			throw failure(ex);
		}
	}

	MicrosoftFailure failure(Throwable thrown) {
		for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
			MicrosoftFailure failure = known(cause);
			if (failure != null) {
				return failure;
			}
		}
		return unreadable(thrown);
	}

	private static MicrosoftFailure unreadable(Throwable cause) {
		return new MicrosoftFailure(Kind.TRANSIENT, Signals.UNREADABLE,
				"the answer made no sense (" + cause.getClass().getSimpleName() + ")", null, null, null);
	}

	private @Nullable MicrosoftFailure known(Throwable cause) {
		if (cause instanceof MicrosoftFailure failure) {
			return failure;
		}
		if (cause instanceof JsonSyntaxException) {
			return unreadable(cause);
		}
		if (cause instanceof UnreadableAnswer answer) {
			return unreadable(answer);
		}
		if (cause instanceof ApiException answer) {
			return GraphRefusal.of(answer, this.clock.instant());
		}
		if (cause instanceof MsalServiceException answer) {
			return refusedToken(answer);
		}
		if (cause instanceof IOException) {
			return new MicrosoftFailure(Kind.TRANSIENT, Signals.UNREACHABLE,
					"no answer (" + cause.getClass().getSimpleName() + ")", null, null, null);
		}
		boolean isOurs = cause instanceof MsalClientException && cause.getCause() == null;
		return isOurs ? ours((MsalException) cause) : null;
	}

	private MicrosoftFailure unreadable(UnreadableAnswer answer) {
		String signal = "HTTP " + answer.status();
		Kind kind = Signals.kindOfGraph(answer.status(), null, "");
		return new MicrosoftFailure(kind, signal, "an answer that is not JSON", answer.requestId(),
				RetryAfter.parse(answer.retryAfter(), this.clock.instant()), null);
	}

	private MicrosoftFailure refusedToken(MsalServiceException answer) {
		if ("invalid_json".equals(answer.errorCode())) {
			return new MicrosoftFailure(Kind.TRANSIENT, Signals.UNREADABLE, "an answer that is not JSON", null, null,
					null);
		}
		String signal = signal(answer);
		// Null, not 0, where msal4j lost it: unboxing would fail.
		Kind kind = Signals.kindOfToken(signal, answer.statusCode());
		return new MicrosoftFailure(kind, signal, Words.of(answer.getMessage()), answer.correlationId(),
				retryAfter(answer), null);
	}

	private static String signal(MsalServiceException answer) {
		String aadsts = Signals.aadsts(answer.getMessage());
		if (aadsts != null) {
			return aadsts;
		}
		Integer status = answer.statusCode();
		return (status != null) ? "HTTP " + status : String.valueOf(answer.errorCode());
	}

	private @Nullable Duration retryAfter(MsalServiceException answer) {
		Map<String, List<String>> headers = answer.headers();
		if (headers == null) {
			return null;
		}
		return headers.entrySet()
			.stream()
			.filter((header) -> "retry-after".equalsIgnoreCase(header.getKey()) && !header.getValue().isEmpty())
			.map((header) -> RetryAfter.parse(header.getValue().get(0), this.clock.instant()))
			.findFirst()
			.orElse(null);
	}

	private static MicrosoftFailure ours(MsalException cause) {
		return new MicrosoftFailure(Kind.OUR_FAULT, String.valueOf(cause.errorCode()), Words.of(cause.getMessage()),
				null, null, null);
	}

}
