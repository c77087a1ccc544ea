package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.consent.ConsentState;
import com.teammate.consent.Consents;
import com.teammate.drift.Drift;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

class CheckRequestsTests {

	private static final EnterpriseId CONTOSO = EnterpriseId.random();

	private final Enterprises enterprises = mock();

	private final Consents consents = mock();

	private final Drift drift = mock();

	private final CheckProcess process = mock();

	private final CheckRequests checks = new CheckRequests(this.enterprises, this.consents, this.drift, this.process);

	@BeforeEach
	void isProven() {
		given(this.consents.state(CONTOSO)).willReturn(new ConsentState(null, null, null, null, Instant.EPOCH));
		given(this.process.startOrHurry(CONTOSO)).willReturn(true);
	}

	@ParameterizedTest
	@CsvSource({ "ACTIVE,PERMISSION_MISSING,1", "ACTIVE,ACCESS_WITHDRAWN,1", "ACTIVE,DOMAIN_IN_USE,0",
			"ONBOARDING,PERMISSION_MISSING,1", "REMOVING,PERMISSION_MISSING,1", "REMOVING,DIRECTORY_ROLE_MISSING,1",
			"REMOVING,APPLICATION_DISABLED,1", "REMOVING,ACCESS_WITHDRAWN,0", "REMOVING,DOMAIN_IN_USE,0",
			"DISABLED,PERMISSION_MISSING,0", "REMOVED,PERMISSION_MISSING,0" })
	void followARefusalForWantOfAPermission(EnterpriseStatus status, String cause, int checks) {
		is(status);

		this.checks.refused(CONTOSO, cause);

		then(this.process).should(times(checks)).startUnlessRunning(CONTOSO);
	}

	@ParameterizedTest
	@EnumSource(names = { "ONBOARDING", "REMOVING" })
	void doNotDoubtWhatWasNeverProven(EnterpriseStatus status) {
		is(status);
		given(this.consents.state(CONTOSO)).willReturn(new ConsentState(null, null, null, null, null));

		this.checks.refused(CONTOSO, "PERMISSION_MISSING");

		then(this.process).should(never()).startUnlessRunning(CONTOSO);
	}

	@ParameterizedTest
	@CsvSource({ "ACTIVE,false,1", "ONBOARDING,false,0", "ONBOARDING,true,1", "REMOVING,false,0", "REMOVING,true,1",
			"DISABLED,true,0", "REMOVED,true,0" })
	void followWhoeverActsOrAsks(EnterpriseStatus status, boolean lockedOut, int checks) {
		is(status);
		given(this.drift.isLockedOut(CONTOSO)).willReturn(lockedOut);

		this.checks.asked(CONTOSO);

		then(this.process).should(times(checks)).startOrHurry(CONTOSO);
		then(this.drift).should(never()).lookAgain(CONTOSO);
	}

	@Test
	void makeACheckUnderWayBeFollowedByAnother() {
		is(EnterpriseStatus.REMOVING);
		given(this.drift.isLockedOut(CONTOSO)).willReturn(true);
		given(this.process.startOrHurry(CONTOSO)).willReturn(false);

		this.checks.asked(CONTOSO);

		then(this.drift).should().lookAgain(CONTOSO);
	}

	private void is(EnterpriseStatus status) {
		Enterprise enterprise = new Enterprise(CONTOSO, Rooms.request(), status, ManagementConsent.NOT_REQUESTED, null,
				null, 0, Instant.EPOCH, Instant.EPOCH, 1);
		given(this.enterprises.get(CONTOSO)).willReturn(enterprise);
		given(this.enterprises.lock(CONTOSO)).willReturn(enterprise);
	}

}
