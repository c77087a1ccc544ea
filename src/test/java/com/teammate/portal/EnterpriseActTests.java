package com.teammate.portal;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.reseller.ResellerId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnterpriseActTests {

	@ParameterizedTest
	@CsvSource({ "ONBOARDING,ENTER_CODE,true", "ACTIVE,PERMISSIONS_LOST,true", "ACTIVE,LICENCE_LOST,false",
			"REMOVING,PERMISSIONS_LOST,true", "REMOVING,INVITATION_EXPIRED,true", "REMOVING,REMOVE_ENTERPRISE,false",
			"DISABLED,ENABLE_ENTERPRISE,false" })
	void offersAnotherInvitationWhereverTheAdministratorIsAsked(EnterpriseStatus status, String code, boolean offered) {
		assertThat(EnterpriseAct.of(waiting(status, code)).contains(EnterpriseAct.RESEND)).isEqualTo(offered);
	}

	private static Enterprise waiting(EnterpriseStatus status, String code) {
		NewEnterprise requested = new NewEnterprise(new ResellerId(UUID.randomUUID()), "Contoso",
				new EmailAddress("admin@contoso.example"), null, true, false, false, List.of(new RegionId("us-west")),
				Set.of(OfferedService.PBX), List.of(), null, null);
		return new Enterprise(EnterpriseId.random(), requested, status, ManagementConsent.NOT_REQUESTED, null,
				new NextAction(NextAction.Actor.GLOBAL_ADMIN, code, Instant.EPOCH, null), 0, Instant.EPOCH,
				Instant.EPOCH, 1);
	}

}
