package com.teammate.consent;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/** What tests of consents have in common. */
final class ConsentFixture {

	static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");

	static final TenantId OTHER_TENANT = TenantId.of("11111111-2222-3333-4444-666666666666");

	static final String GRAPH = "00000003-0000-0000-c000-000000000000";

	private ConsentFixture() {
	}

	static Enterprise enterprise(EnterpriseId id, @Nullable TenantId tenant) {
		NewEnterprise requested = new NewEnterprise(new ResellerId(UUID.randomUUID()), "Contoso",
				new EmailAddress("admin@contoso.example"), null, false, false, true, List.of(new RegionId("us-east-1")),
				Set.of(OfferedService.values()[0]), List.of(), null, null);
		return new Enterprise(id, requested, EnterpriseStatus.ONBOARDING, ManagementConsent.PENDING, tenant, null, 0,
				Instant.EPOCH, Instant.EPOCH, 0);
	}

	/** Stands still until it is told to move on. */

}
