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

	/** Right after a consent: our service principal has not reached that server. */
	private static final Set<String> NOT_YET = Set.of("AADSTS700016", "AADSTS7000229");

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
		if (NOT_YET.contains(failure.signal())) {
			return DeclineReason.MICROSOFT_UNAVAILABLE;
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
		put(map, DeclineReason.NEEDS_APPROVAL, "90094", "90095", "90093");
		put(map, DeclineReason.PERMISSIONS_MISSING, "65001");
		put(map, DeclineReason.BLOCKED_BY_POLICY, "53000", "53001", "53002", "53003", "530032", "530035", "900941",
				"7000112", "500021", "50105");
		put(map, DeclineReason.SERVICE_MISSING, "650052", "500011");
		put(map, DeclineReason.WRONG_TENANT, "50020", "700005");
		put(map, DeclineReason.STALE, "54005", "70008", "70000");
		put(map, DeclineReason.OUR_FAULT, "7000215", "7000222", "700027", "50011", "650057", "50194");
		put(map, DeclineReason.MICROSOFT_UNAVAILABLE, "90033", "90055", "90006", "90024");
		return Map.copyOf(map);
	}

	private static void put(Map<String, DeclineReason> map, DeclineReason reason, String... numbers) {
		List.of(numbers).forEach((number) -> map.put(number, reason));
	}

}
