package com.teammate.microsoft;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.jspecify.annotations.Nullable;

/** What follows from Microsoft's codes, where they say more than the HTTP status. */
final class Signals {

	static final String UNREACHABLE = "unreachable";

	static final String UNREADABLE = "unreadable";

	private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{3,9})");

	private static final Set<String> TRANSIENT = Set.of("AADSTS90033", "AADSTS90055", "AADSTS90006", "AADSTS90024");

	private static final Set<String> NOT_PERMITTED = Set.of("AADSTS700016", "AADSTS7000229", "AADSTS65001",
			"AADSTS7000112");

	private static final Set<String> OUR_FAULT = Set.of("AADSTS7000215", "AADSTS7000222", "AADSTS700027",
			"AADSTS700023", "AADSTS700024", "AADSTS50011", "AADSTS650057", "AADSTS50194", "AADSTS7000218");

	// Graph documents no code for a domain of another tenant, so its words decide.
	private static final Pattern CONFLICT = Pattern
		.compile("already exists|conflicting object|already (been )?(verified|added|in use)"
				+ "|(another|different) (tenant|organization|company|subscription|office 365)");

	private Signals() {
	}

	static @Nullable String aadsts(@Nullable String text) {
		if (text == null) {
			return null;
		}
		Matcher matcher = AADSTS.matcher(text);
		return matcher.find() ? matcher.group() : null;
	}

	static Kind kindOfToken(String signal, @Nullable Integer status) {
		if (TRANSIENT.contains(signal)) {
			return Kind.TRANSIENT;
		}
		if (NOT_PERMITTED.contains(signal)) {
			return Kind.NOT_PERMITTED;
		}
		if (OUR_FAULT.contains(signal)) {
			return Kind.OUR_FAULT;
		}
		if (signal.equals("AADSTS90002")) {
			return Kind.NOT_FOUND;
		}
		return (status != null && isBusy(status)) ? Kind.TRANSIENT : Kind.REFUSED;
	}

	static Kind kindOfGraph(int status, @Nullable String detail, String words) {
		if (isBusy(status)) {
			return Kind.TRANSIENT;
		}
		return switch (status) {
			case 401, 403 -> Kind.NOT_PERMITTED;
			case 404 -> Kind.NOT_FOUND;
			case 409 -> Kind.CONFLICT;
			default -> isConflict(detail, words) ? Kind.CONFLICT : Kind.REFUSED;
		};
	}

	private static boolean isBusy(int status) {
		return status >= 500 || status == 429 || status == 408;
	}

	private static boolean isConflict(@Nullable String detail, String words) {
		return "ObjectConflict".equals(detail) || CONFLICT.matcher(words.toLowerCase(Locale.ROOT)).find();
	}

}
