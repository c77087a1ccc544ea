package com.teammate.welcome;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.teammate.consent.ConsentState;
import com.teammate.consent.DeclineReason;
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
import com.teammate.reseller.Reseller;
import com.teammate.reseller.ResellerId;
import com.teammate.sbc.PlannedChange;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Step;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Who comes to the administrator's door in tests. */
final class WelcomeGuests {

	static final Instant NOW = Instant.parse("2026-11-23T10:42:00Z");

	static final Reseller NORTHWIND = new Reseller(new ResellerId(new UUID(1, 1)), "Northwind Voice",
			"reseller@northwind.example");

	static final EnterpriseId CONTOSO = new EnterpriseId(new UUID(2, 2));

	/** It stands still. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Time {

		@Bean
		Clock clock() {
			return Clock.fixed(NOW, ZoneOffset.UTC);
		}

	}

	private WelcomeGuests() {
	}

	static Enterprise contoso(EnterpriseStatus status, Actor actor) {
		NewEnterprise requested = new NewEnterprise(NORTHWIND.id(), "Contoso",
				new EmailAddress("admin@contoso.example"), null, true, false, false, List.of(new RegionId("us-west")),
				Set.of(OfferedService.PBX), List.of(), null, null);
		NextAction next = (actor != null) ? new NextAction(actor, "SOME_DEED", NOW, null) : null;
		return new Enterprise(CONTOSO, requested, status, ManagementConsent.NOT_REQUESTED, null, next, 0, NOW, NOW, 1);
	}

	static List<PlannedChange> plan() {
		return Arrays.stream(PlannedChange.Kind.values())
			.map((kind) -> new PlannedChange(kind,
					"the-" + kind.ordinal() + ".contoso-abcd2345.use1.sbc.teammate.example", Action.CREATE,
					new RegionId("us-west"), Step.LINK_SBC_REGIONS))
			.toList();
	}

	static ConsentState consents(DeclineReason first, DeclineReason second, boolean proven) {
		return new ConsentState(null, first, null, second, proven ? NOW : null);
	}

}
