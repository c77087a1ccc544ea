package com.teammate.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Stream;

import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.onboarding.Progress.StepId;
import com.teammate.onboarding.Progress.StepState;
import com.teammate.reseller.KeyScope;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.sbc.PlannedChange;
import com.teammate.sbc.RegionState;
import com.teammate.webhook.Delivery;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Words whose keys are put together while a page is made. */
class PortalTextsTests {

	private static final List<ResourceBundle> TEXTS = Stream.of("enterprises", "portal", "welcome", "mail")
		.map((name) -> ResourceBundle.getBundle("messages/" + name))
		.toList();

	private static final Map<String, Enum<?>[]> STATES = Map.of("now.region.", RegionState.values(), "now.step.",
			StepId.values(), "now.state.", StepState.values(), "enterprises.status.", EnterpriseStatus.values(),
			"enterprises.actor.", Actor.values(), "now.management.", ManagementConsent.values(), "hooks.delivery.",
			Delivery.State.values(), "portal.people.role.", Role.values(), "portal.keys.scope.", KeyScope.values(),
			"object.", PlannedChange.Kind.values());

	@Test
	void areThereForWhateverAnEnterpriseCanBe() {
		Function<String, Stream<String>> keys = (prefix) -> Arrays.stream(STATES.get(prefix))
			.map((state) -> prefix + state.name());

		assertThat(STATES.keySet().stream().flatMap(keys)).allMatch(PortalTextsTests::isThere);
	}

	private static boolean isThere(String key) {
		return TEXTS.stream().anyMatch((texts) -> texts.containsKey(key));
	}

}
