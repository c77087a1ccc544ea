package com.teammate.onboarding;

import java.util.List;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.ManagementConsents.Scope;
import com.teammate.sbc.RegionLink;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the administrator's no means for changes of regions that are under way: they stop
 * at their next step, until there is a yes again or the reseller takes them back.
 */
@Component
class RoutingConsent {

	/** The cause that the catalogue gives such a stop. */
	static final String CAUSE = "MANAGEMENT_NOT_ALLOWED";

	private final ManagementConsents management;

	/** Looked up late: the engine that it speaks to has the steps as a part. */
	private final ObjectProvider<OnboardingProcess> process;

	RoutingConsent(ManagementConsents management, ObjectProvider<OnboardingProcess> process) {
		this.management = management;
		this.process = process;
	}

	/**
	 * Throws {@link com.teammate.enterprise.ManagementNotAllowed} where what the process
	 * does needs a yes that there is not.
	 */
	void require(DelegateExecution execution) {
		if (isNeeded(execution)) {
			this.management.refuseAgainst(EnterpriseId.of(execution.getProcessBusinessKey()), Scope.ROUTING);
		}
	}

	/** The same as a question. */
	boolean isMissing(DelegateExecution execution) {
		return isNeeded(execution)
				&& this.management.isRefused(EnterpriseId.of(execution.getProcessBusinessKey()), Scope.ROUTING);
	}

	/** The cause, if one of these regions may not be linked any further. */
	Optional<String> obstacle(EnterpriseId id, List<RegionLink> links) {
		return (links.stream().allMatch(RegionLink::isLinked) || !this.management.isRefused(id, Scope.ROUTING)
				|| this.process.getObject().linkedUnderConsent(id).isEmpty()) ? Optional.empty() : Optional.of(CAUSE);
	}

	private static boolean isNeeded(DelegateExecution execution) {
		return Boolean.TRUE.equals(execution.getVariable(OnboardingProcess.UNDER_CONSENT));
	}

}
