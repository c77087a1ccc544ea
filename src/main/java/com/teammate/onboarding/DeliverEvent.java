package com.teammate.onboarding;

import com.teammate.webhook.Deliveries;
import com.teammate.webhook.DeliveryId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Deliver event. */
@Component
class DeliverEvent implements JavaDelegate {

	private final Deliveries deliveries;

	DeliverEvent(Deliveries deliveries) {
		this.deliveries = deliveries;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.deliveries.attempt(DeliveryId.of(execution.getProcessBusinessKey()));
	}

}
