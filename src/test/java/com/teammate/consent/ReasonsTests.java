package com.teammate.consent;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReasonsTests {

	@ParameterizedTest
	@CsvSource({ "access_denied,,AADSTS65004: User declined,CANCELLED", "access_denied,cancel,,CANCELLED",
			"access_denied,,,CANCELLED", "permission_denied,,The admin canceled the request,CANCELLED",
			"consent_required,,AADSTS65004: denied,CANCELLED", "access_denied,,AADSTS90094: admin,NEEDS_APPROVAL",
			"access_denied,cancel,AADSTS90095: workflow,NEEDS_APPROVAL",
			"interaction_required,,AADSTS53003: conditional access,CONDITIONAL_ACCESS",
			"access_denied,,AADSTS530032: x,CONDITIONAL_ACCESS", "access_denied,,AADSTS530035: x,CONDITIONAL_ACCESS",
			"access_denied,,AADSTS900941: risky,BLOCKED_BY_POLICY",
			"invalid_client,,AADSTS7000112: off,APPLICATION_DISABLED",
			"access_denied,,AADSTS500021: x,BLOCKED_BY_POLICY", "invalid_client,,AADSTS650052: x,SERVICE_MISSING",
			"invalid_resource,,AADSTS500011: x,SERVICE_MISSING", "invalid_request,,AADSTS50020: x,WRONG_ACCOUNT",
			"access_denied,,AADSTS50177: guest,WRONG_ACCOUNT", "invalid_client,,AADSTS7000222: x,OUR_FAULT",
			"access_denied,,AADSTS650056: x,OUR_FAULT", "invalid_grant,,AADSTS65001: x,REPLICATING",
			"unauthorized_client,,AADSTS700016: x,REPLICATING", "invalid_client,,AADSTS7000229: x,REPLICATING",
			"temporarily_unavailable,,AADSTS90055: x,THROTTLED", "invalid_client,,AADSTS7000215: x,OUR_FAULT",
			"invalid_request,,AADSTS50011: x,OUR_FAULT", "server_error,,,MICROSOFT_UNAVAILABLE",
			"temporarily_unavailable,,AADSTS90033: x,MICROSOFT_UNAVAILABLE", "surprise,,,UNKNOWN",
			"surprise,,AADSTS99999: x,UNKNOWN" })
	void understandsWhatCameBack(String error, String subcode, String description, DeclineReason reason) {
		assertThat(Reasons.ofCallback(callback(error, subcode, description))).isEqualTo(reason);
	}

	@Test
	void keepsMicrosoftsNumberForSupport() {
		assertThat(Reasons.signalOfCallback(callback("access_denied", null, "AADSTS65004: User 'anna' declined")))
			.isEqualTo("AADSTS65004");
		assertThat(Reasons.signalOfCallback(callback("access_denied", "cancel", null))).isEqualTo("access_denied");
	}

	@Test
	void keepsNothingThatIsNoCode() {
		assertThat(Reasons.signalOfCallback(callback("<script>alert(1)</script>", null, null))).isNull();
		assertThat(Reasons.signalOfCallback(callback("x".repeat(65), null, null))).isNull();
	}

	private static Map<String, String> callback(String error, String subcode, String description) {
		Map<String, String> parameters = new HashMap<>(Map.of("error", error));
		if (subcode != null) {
			parameters.put("error_subcode", subcode);
		}
		if (description != null) {
			parameters.put("error_description", description);
		}
		return parameters;
	}

}
