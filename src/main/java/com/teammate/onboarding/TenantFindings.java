package com.teammate.onboarding;

import java.util.List;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** What the checks of a tenant have found, in the words of the catalogue. */
@Component
class TenantFindings {

	private final RegionLinks regionLinks;

	private final Diagnoses diagnoses;

	TenantFindings(RegionLinks regionLinks, Diagnoses diagnoses) {
		this.regionLinks = regionLinks;
		this.diagnoses = diagnoses;
	}

	/** Those of the last check. */
	List<TenantFinding> of(EnterpriseId enterprise) {
		return this.regionLinks.readiness(enterprise)
			.findings()
			.stream()
			.map((finding) -> TenantFinding.of(this.diagnoses.named(finding.code()), finding.blocking(),
					finding.subject()))
			.toList();
	}

}
