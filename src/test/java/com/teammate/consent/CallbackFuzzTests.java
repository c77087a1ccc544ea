package com.teammate.consent;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.TenantId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever somebody writes into a callback is understood as something, and never breaks
 * it. The same rubbish every time, so that a failure can be looked at again.
 */
class CallbackFuzzTests {

	private static final List<String> NAMES = List.of("error", "error_description", "error_subcode", "state", "tenant",
			"admin_consent", "code", "scope", "session_state");

	private static final List<String> PIECES = List.of("AADSTS", "AADSTS65004", "access_denied", "cancel", "True",
			"%00", "\u0000", "<script>", "\uD83D", "\uDE00", "\r\n", "9".repeat(40), "consent_required", "..", "\u202E",
			":");

	@RepeatedTest(20)
	void understandsEverything(RepetitionInfo info) {
		Random random = new Random(info.getCurrentRepetition());
		for (int round = 0; round < 500; round++) {
			Map<String, String> parameters = rubbish(random);

			assertThat(Reasons.ofCallback(parameters)).as("%s", parameters).isNotNull();
			String signal = Reasons.signalOfCallback(parameters);
			assertThat(signal == null || signal.matches("[A-Za-z0-9_.:-]{1,64}")).as("%s", parameters).isTrue();
			assertThat(new SecondAnswer().understand(request(), parameters)).as("%s", parameters)
				.isInstanceOf(ConsentAnswer.Declined.class);
			assertThat(Secrets.stateHash(parameters.getOrDefault("state", ""))).hasSize(64);
		}
	}

	private static Map<String, String> rubbish(Random random) {
		Map<String, String> parameters = new HashMap<>();
		for (int number = random.nextInt(8); number >= 0; number--) {
			parameters.put(random.nextInt(4) > 0 ? NAMES.get(random.nextInt(NAMES.size())) : text(random),
					text(random));
		}
		return parameters;
	}

	private static String text(Random random) {
		StringBuilder text = new StringBuilder();
		for (int length = random.nextInt(12); length > 0; length--) {
			if (random.nextBoolean()) {
				text.append(PIECES.get(random.nextInt(PIECES.size())));
			}
			else {
				text.append((char) random.nextInt(0x10000));
			}
		}
		return text.toString();
	}

	private static ConsentRequest request() {
		return new ConsentRequest("hash", new EnterpriseId(new UUID(1, 1)), ConsentKind.SECOND, "browser",
				new TenantId(new UUID(2, 2)), Instant.EPOCH);
	}

}
