package com.teammate;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** The arrows between the modules point down, as each package-info allows. */
class ModularityTests {

	private final ApplicationModules modules = ApplicationModules.of(TeamMateApplication.class);

	@Test
	void modulesKeepToTheirArrows() {
		this.modules.verify();
	}

	@Test
	void everyRoomOfTheHouseIsThere() {
		assertThat(this.modules.stream().map((module) -> module.getIdentifier().toString())).containsExactlyInAnyOrder(
				"account", "api", "audit", "brand", "cdr", "consent", "diagnosis", "dns", "drift", "enterprise",
				"event", "invitation", "live", "mail", "microsoft", "onboarding", "operations", "portal", "reseller",
				"sbc", "support", "voicerouting", "webhook", "welcome", "wish");
	}

}
