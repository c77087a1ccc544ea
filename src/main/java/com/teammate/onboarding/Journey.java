package com.teammate.onboarding;

import java.util.Date;
import java.util.List;

import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.invitation.Invitations;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What gateways and timers of enterprise-onboarding ask. Questions about facts that a
 * person brings hold the enterprise first: either the process sees the fact, or the
 * person's transaction sees the process waiting; no wake-up is lost between the two.
 */
@Component
public class Journey {

	/** Before every date, so a cycle that starts and ends there is over. */
	private static final String NEVER = "R1/1970-01-01T00:00:00Z/PT1S";

	private final Enterprises enterprises;

	private final Invitations invitations;

	private final Consents consents;

	private final RegionLinks regionLinks;

	Journey(Enterprises enterprises, Invitations invitations, Consents consents, RegionLinks regionLinks) {
		this.enterprises = enterprises;
		this.invitations = invitations;
		this.consents = consents;
		this.regionLinks = regionLinks;
	}

	public boolean isCodeEntered(DelegateExecution execution) {
		return this.invitations.isCodeEntered(held(execution));
	}

	public boolean isFirstConsentGranted(DelegateExecution execution) {
		return this.consents.isGranted(held(execution), ConsentKind.FIRST);
	}

	public boolean isSecondConsentGranted(DelegateExecution execution) {
		return this.consents.isGranted(held(execution), ConsentKind.SECOND);
	}

	public boolean areConsentsProven(DelegateExecution execution) {
		return this.consents.state(enterprise(execution)).provenAt() != null;
	}

	public boolean isConsentMissing(DelegateExecution execution) {
		EnterpriseId enterprise = enterprise(execution);
		return !this.consents.isGranted(enterprise, ConsentKind.FIRST)
				|| !this.consents.isGranted(enterprise, ConsentKind.SECOND);
	}

	/** Holds the enterprise: of two regions linked at once one activates it. */
	public boolean isActive(DelegateExecution execution) {
		return this.enterprises.isActivated(held(execution));
	}

	public boolean isTenantReady(DelegateExecution execution) {
		return this.regionLinks.readiness(enterprise(execution)).isReady();
	}

	public boolean areRoutesThere(DelegateExecution execution) {
		return this.regionLinks.areRoutesThere(enterprise(execution));
	}

	/** Holds the enterprise, so that the regions cannot change while linking begins. */
	public List<String> regions(DelegateExecution execution) {
		return this.regionLinks.of(held(execution)).stream().map((link) -> link.region().value()).toList();
	}

	/**
	 * The reminders left, as a cycle that the engine asks for again each time it is due.
	 */
	public String reminders(DelegateExecution execution) {
		return this.invitations.nextReminderAt(enterprise(execution))
			.map((instant) -> "R1/" + instant + "/PT1S")
			.orElse(NEVER);
	}

	public Date invitationExpiresAt(DelegateExecution execution) {
		return Date.from(this.invitations.expiresAt(enterprise(execution)));
	}

	public Date nextProofAt(DelegateExecution execution) {
		return Date.from(this.consents.nextProofAt(enterprise(execution)));
	}

	public Date nextCheckAt(DelegateExecution execution) {
		return Date.from(this.regionLinks.nextCheckAt(enterprise(execution)));
	}

	private EnterpriseId held(DelegateExecution execution) {
		return this.enterprises.lock(enterprise(execution)).id();
	}

	private EnterpriseId enterprise(DelegateExecution execution) {
		return EnterpriseId.of(execution.getProcessBusinessKey());
	}

}
