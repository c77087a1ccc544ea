package com.teammate.diagnosis;

import java.io.PrintWriter;
import java.io.StringWriter;

import com.teammate.microsoft.MicrosoftFailure;
import org.jspecify.annotations.Nullable;

/**
 * What a failure says, without addresses, tokens and secrets, to be kept and shown to
 * support.
 *
 * @param words the failure's own sentence
 * @param requestId Microsoft's id of the request; null where Microsoft was not asked
 */
public record FailureReport(String words, String stackTrace, @Nullable String requestId) {

	private static final int LENGTH = 20_000;

	public static FailureReport of(Throwable failure) {
		String requestId = Words.chain(failure)
			.stream()
			.filter(MicrosoftFailure.class::isInstance)
			.findFirst()
			.flatMap((found) -> ((MicrosoftFailure) found).requestId())
			.orElse(null);
		return new FailureReport(safe(Words.of(failure).get(0)), safe(trace(failure)), requestId);
	}

	private static String trace(Throwable failure) {
		StringWriter text = new StringWriter();
		try {
			failure.printStackTrace(new PrintWriter(text));
		}
		catch (RuntimeException ex) {
			// Graph's ODataError throws from getMessage() when Microsoft sent no error
			// object; what has been written so far must do.
			text.append("\u2026");
		}
		return text.toString();
	}

	private static String safe(String text) {
		// PostgreSQL keeps no zero characters.
		String safe = Redaction.of(text.replace("\u0000", ""));
		return (safe.length() <= LENGTH) ? safe : safe.substring(0, LENGTH);
	}

}
