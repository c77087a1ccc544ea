package com.teammate.onboarding;

import java.time.Instant;
import java.util.Set;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.ManagementConsents.Scope;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * The administrator's yes or no to being managed by the reseller, with what follows from
 * it for regions that are being linked.
 */
@Service
public class ManagementDecision {

	private final ManagementConsents management;

	private final Enterprises enterprises;

	private final OnboardingProcess process;

	private final Retrying retrying;

	private final NextActions nextActions;

	private final Acts acts;

	ManagementDecision(ManagementConsents management, Enterprises enterprises, OnboardingProcess process,
			Retrying retrying, NextActions nextActions, Acts acts) {
		this.management = management;
		this.enterprises = enterprises;
		this.process = process;
		this.retrying = retrying;
		this.nextActions = nextActions;
		this.acts = acts;
	}

	/**
	 * What had stopped for want of it goes on. False, and nothing changes, when the
	 * reseller has not asked.
	 * @param until null is until further notice
	 * @param by identifies the administrator
	 */
	public boolean grant(EnterpriseId id, Set<Scope> scopes, @Nullable Instant until, String by) {
		return this.acts.run(() -> {
			boolean granted = this.management.grant(id, scopes, until, by);
			if (granted && isActive(id)) {
				if (scopes.contains(Scope.ROUTING)) {
					this.retrying.failedFor(id, RoutingConsent.CAUSE);
					// Whatever order was wished for meanwhile.
					this.process.startOrdering(id, true);
				}
				this.nextActions.expectRegions(id);
			}
			return granted;
		});
	}

	/** Counts at once; what is under way for the reseller stops at its next step. */
	public void revoke(EnterpriseId id, String by) {
		this.acts.run(() -> {
			boolean revoked = this.management.revoke(id, by);
			if (revoked && isActive(id)) {
				this.nextActions.expectRegions(id);
			}
			return revoked;
		});
	}

	private boolean isActive(EnterpriseId id) {
		return this.enterprises.lock(id).status() == EnterpriseStatus.ACTIVE;
	}

}
