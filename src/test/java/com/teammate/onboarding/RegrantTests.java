package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.NextAction.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RegrantTests {

	@ParameterizedTest
	@CsvSource({ "PERMISSIONS_LOST,true", "CONSENT_LOST,true", "INVITATION_EXPIRED,true", "INVITATION_LOCKED,true",
			"DOMAIN_IN_USE,false", "ACCESS_WITHDRAWN,false", "REMOVE_ENTERPRISE,false" })
	void isAwaitedWhileTheAdministratorIsAskedAgain(String code, boolean awaited) {
		assertThat(Regrant.isAwaited(leaving(new NextAction(Actor.GLOBAL_ADMIN, code, Instant.EPOCH, null))))
			.isEqualTo(awaited);
	}

	@Test
	void isNotAwaitedWhereNothingIs() {
		assertThat(Regrant.isAwaited(leaving(null))).isFalse();
	}

	private static Enterprise leaving(NextAction next) {
		return new Enterprise(EnterpriseId.random(), Rooms.request(), EnterpriseStatus.REMOVING,
				ManagementConsent.NOT_REQUESTED, null, next, 0, Instant.EPOCH, Instant.EPOCH, 1);
	}

}
