package com.teammate.onboarding;

import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Which enterprise an instance of a process works for. */
final class Subject {

	private Subject() {
	}

	/**
	 * Empty for what works for none or for many: deliveries of events, uploads, the
	 * engine's clockwork.
	 */
	static Optional<EnterpriseId> of(ProcessInstance instance) {
		return Optional.ofNullable(instance.getBusinessKey())
			.filter((key) -> !instance.getProcessDefinitionId().startsWith(EventDelivery.KEY + ":"))
			.map(EnterpriseId::of);
	}

}
