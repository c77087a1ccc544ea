package com.teammate.onboarding;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.DiagnosisWords;
import com.teammate.drift.Drift;
import com.teammate.drift.Health;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction;
import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/** What checks have found, before and after linking, in the words of the catalogue. */
@Component
class TenantFindings {

	private final RegionLinks regionLinks;

	private final Drift drift;

	private final Diagnoses diagnoses;

	private final DiagnosisWords words;

	TenantFindings(RegionLinks regionLinks, Drift drift, Diagnoses diagnoses, DiagnosisWords words) {
		this.regionLinks = regionLinks;
		this.drift = drift;
		this.diagnoses = diagnoses;
		this.words = words;
	}

	/** Those that are open, whatever check has found them. */
	List<TenantFinding> of(EnterpriseId enterprise) {
		Stream<TenantFinding> before = this.regionLinks.readiness(enterprise)
			.findings()
			.stream()
			.map((finding) -> TenantFinding.of(this.diagnoses.named(finding.code()), finding.blocking(),
					finding.subject()));
		return Stream.concat(health(enterprise).findings().stream(), before).toList();
	}

	EnterpriseHealth health(EnterpriseId enterprise) {
		Health health = this.drift.health(enterprise);
		List<TenantFinding> findings = health.findings()
			.stream()
			.map((finding) -> TenantFinding.of(this.diagnoses.named(finding.code()), true, finding.subject()))
			.toList();
		return new EnterpriseHealth(health.checkedAt(), health.nextCheckAt(), findings);
	}

	/** What the administrator could mend besides the next action. */
	List<String> advice(Enterprise enterprise, Locale locale) {
		NextAction next = enterprise.nextAction();
		return of(enterprise.id()).stream()
			.filter((finding) -> finding.owner() == NextAction.Actor.GLOBAL_ADMIN)
			.map(TenantFinding::code)
			.distinct()
			.filter((code) -> next == null || !next.code().equals(code))
			.map((code) -> this.words.forAdministrator(code, locale))
			.toList();
	}

}
