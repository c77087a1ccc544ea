package com.teammate.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.reseller.ResellerId;
import com.teammate.sbc.SbcRegion;

/** Enterprises and regions as the rooms would give them. */
final class Fixtures {

	static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00.123456Z");

	static final RegionId US_EAST = new RegionId("us-east-1");

	static final RegionId US_WEST = new RegionId("us-west");

	private Fixtures() {
	}

	static List<SbcRegion> regions() {
		return List.of(new SbcRegion(US_EAST, "US East 1", "sbc1.carrier.example", "192.0.2.1", "US"),
				new SbcRegion(US_WEST, "US West", "sbc2.carrier.example", "192.0.2.2", "US"));
	}

	static NewEnterprise contosoRequest(ResellerId reseller) {
		return new NewEnterprise(reseller, "Contoso", new EmailAddress("admin@contoso.example"), 50, true, false, true,
				List.of(US_EAST, US_WEST), Set.of(OfferedService.PBX, OfferedService.TRUNK), List.of("ringlogix"),
				"A-1001", "US");
	}

	static Enterprise onboarding(NewEnterprise request) {
		return new Enterprise(EnterpriseId.random(), request, EnterpriseStatus.ONBOARDING, ManagementConsent.PENDING,
				null, new NextAction(Actor.GLOBAL_ADMIN, "ENTER_CODE", MONDAY, MONDAY.plusSeconds(14 * 86400L)), 0,
				MONDAY, MONDAY, 7);
	}

	static Enterprise active(ResellerId reseller) {
		return new Enterprise(EnterpriseId.random(), contosoRequest(reseller), EnterpriseStatus.ACTIVE,
				ManagementConsent.GRANTED, null, null, 3, MONDAY, MONDAY, 12);
	}

}
