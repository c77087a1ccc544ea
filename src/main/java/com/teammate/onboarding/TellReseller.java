package com.teammate.onboarding;

import com.teammate.webhook.Deliveries;
import com.teammate.webhook.DeliveryId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Tell reseller: its endpoint was disabled. */
@Component
class TellReseller implements JavaDelegate {

	private final Deliveries deliveries;

	TellReseller(Deliveries deliveries) {
		this.deliveries = deliveries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.deliveries.tellReseller(DeliveryId.of(execution.getProcessBusinessKey()));
	}

}
