package com.teammate.consent;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.teammate.microsoft.MicrosoftFailure;
import org.jspecify.annotations.Nullable;

/**
 * From Microsoft's codes to our reasons. The AADSTS number says most; Microsoft warns
 * that words change, and leaves the number out when somebody merely turns back.
 */
final class Reasons {

	private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{3,9})");

	private static final Pattern SIGNAL = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");

	private static final Set<String> THROTTLED = Set.of("HTTP 429", "TooManyRequests", "activityLimitReached",
			"Request_ThrottledTemporarily");

	private static final Map<String, DeclineReason> BY_NUMBER = byNumber();

	private static final Map<String, DeclineReason> BY_ERROR = Map.ofEntries(
			Map.entry("access_denied", DeclineReason.CANCELLED),
			Map.entry("permission_denied", DeclineReason.CANCELLED),
			Map.entry("consent_required", DeclineReason.CANCELLED),
			Map.entry("server_error", DeclineReason.MICROSOFT_UNAVAILABLE),
			Map.entry("temporarily_unavailable", DeclineReason.MICROSOFT_UNAVAILABLE),
			Map.entry("interaction_required", DeclineReason.BLOCKED_BY_POLICY),
			Map.entry("login_required", DeclineReason.STALE), Map.entry("invalid_grant", DeclineReason.STALE),
			Map.entry("invalid_resource", DeclineReason.SERVICE_MISSING),
			Map.entry("invalid_request", DeclineReason.OUR_FAULT), Map.entry("invalid_client", DeclineReason.OUR_FAULT),
			Map.entry("invalid_scope", DeclineReason.OUR_FAULT),
			Map.entry("unauthorized_client", DeclineReason.OUR_FAULT),
			Map.entry("unsupported_response_type", DeclineReason.OUR_FAULT));

	private Reasons() {
	}

	static DeclineReason ofCallback(Map<String, String> parameters) {
		DeclineReason byNumber = BY_NUMBER.get(number(parameters));
		if (byNumber != null) {
			return byNumber;
		}
		if ("cancel".equals(parameters.get("error_subcode"))) {
			return DeclineReason.CANCELLED;
		}
		return BY_ERROR.getOrDefault(parameters.getOrDefault("error", ""), DeclineReason.UNKNOWN);
	}

	/** Anybody can call a callback, so only what looks like a code is kept. */
	static @Nullable String signalOfCallback(Map<String, String> parameters) {
		String number = number(parameters);
		if (!number.isEmpty()) {
			return "AADSTS" + number;
		}
		String error = parameters.getOrDefault("error", "");
		return SIGNAL.matcher(error).matches() ? error : null;
	}

	static DeclineReason of(MicrosoftFailure failure) {
		DeclineReason byNumber = BY_NUMBER.get(number(failure.signal()));
		if (byNumber != null) {
			return byNumber;
		}
		if (THROTTLED.contains(failure.signal())) {
			return DeclineReason.THROTTLED;
		}
		return switch (failure.kind()) {
			case TRANSIENT -> DeclineReason.MICROSOFT_UNAVAILABLE;
			case OUR_FAULT -> DeclineReason.OUR_FAULT;
			case NOT_PERMITTED -> DeclineReason.PERMISSIONS_MISSING;
			default -> failure.signal().equals("id_token") ? DeclineReason.STALE : DeclineReason.UNKNOWN;
		};
	}

	private static String number(Map<String, String> parameters) {
		return number(parameters.getOrDefault("error_description", ""));
	}

	private static String number(String text) {
		Matcher matcher = AADSTS.matcher(text);
		return matcher.find() ? matcher.group(1) : "";
	}

	private static Map<String, DeclineReason> byNumber() {
		Map<String, DeclineReason> map = new HashMap<>();
		put(map, DeclineReason.CANCELLED, "65004");
		put(map, DeclineReason.NEEDS_APPROVAL, "90094", "90095", "90093", "90097");
		put(map, DeclineReason.REPLICATING, "65001", "700016", "7000229", "650051");
		put(map, DeclineReason.CONDITIONAL_ACCESS, "53000", "53001", "53002", "53003", "53004", "530032", "530035",
				"50158");
		put(map, DeclineReason.APPLICATION_DISABLED, "7000112");
		put(map, DeclineReason.BLOCKED_BY_POLICY, "900941", "500021", "50105");
		put(map, DeclineReason.SERVICE_MISSING, "650052", "500011", "65005");
		put(map, DeclineReason.WRONG_ACCOUNT, "50020", "50177", "50178", "500208", "51004", "90072");
		put(map, DeclineReason.STALE, "54005", "70008", "70000", "50089");
		put(map, DeclineReason.OUR_FAULT, "7000215", "7000222", "700027", "700023", "700024", "7000216", "7000218",
				"50011", "650056", "650057", "90008", "900144", "700005", "50194");
		put(map, DeclineReason.THROTTLED, "90055", "50196");
		put(map, DeclineReason.MICROSOFT_UNAVAILABLE, "90033", "90006", "90024");
		return Map.copyOf(map);
	}

	private static void put(Map<String, DeclineReason> map, DeclineReason reason, String... numbers) {
		List.of(numbers).forEach((number) -> map.put(number, reason));
	}

}
