package com.teammate.api;

import java.util.List;

import com.teammate.api.EnterpriseView.NextStep;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.Progress;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Shows enterprises and their onboarding as the API promises them. */
@Component
class EnterpriseViews {

	private final Onboarding onboarding;

	EnterpriseViews(Onboarding onboarding) {
		this.onboarding = onboarding;
	}

	EnterpriseView of(Enterprise enterprise) {
		var requested = enterprise.requested();
		return new EnterpriseView(enterprise.id().value(), requested.name(), requested.adminEmail().value(),
				requested.userLimit(), requested.pbxMusicOnHold(), requested.accessSipData(),
				requested.requestManagementConsent(), requested.sbcRegions().stream().map(RegionId::value).toList(),
				requested.services().stream().sorted().toList(), requested.pbxTypes(), requested.billingReference(),
				requested.country(), enterprise.status(), enterprise.managementConsent(), enterprise.createdAt(),
				enterprise.updatedAt(), enterprise.usersInUse(), nextStep(enterprise));
	}

	/** The answer that shows an enterprise with its version, for a later If-Match. */
	ResponseEntity<EnterpriseView> versioned(Enterprise enterprise) {
		return ResponseEntity.ok().eTag(Long.toString(enterprise.version())).body(of(enterprise));
	}

	OnboardingView onboardingOf(Enterprise enterprise) {
		Progress progress = this.onboarding.progress(enterprise.id());
		List<OnboardingView.Region> regions = progress.regions().stream().map(OnboardingView.Region::of).toList();
		return new OnboardingView(progress.steps(), regions, nextStep(enterprise), progress.history(),
				TenantFindingView.of(progress.findings()),
				this.onboarding.removal(enterprise.id()).map(OnboardingView.Removal::of).orElse(null));
	}

	private @Nullable NextStep nextStep(Enterprise enterprise) {
		var next = enterprise.nextAction();
		if (next == null) {
			return null;
		}
		return new NextStep(next.actor(), next.code(), this.onboarding.describe(enterprise), next.since(), next.dueBy(),
				null);
	}

}
