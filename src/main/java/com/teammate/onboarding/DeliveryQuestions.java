package com.teammate.onboarding;

import java.util.Date;

import com.teammate.webhook.Deliveries;
import com.teammate.webhook.DeliveryId;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What gateways and timers of deliver-event ask; public because expressions reach only
 * public classes.
 */
@Component("delivery")
public class DeliveryQuestions {

	private final Deliveries deliveries;

	DeliveryQuestions(Deliveries deliveries) {
		this.deliveries = deliveries;
	}

	public boolean isOver(DelegateExecution execution) {
		return this.deliveries.isOver(id(execution));
	}

	public boolean isEndpointDisabled(DelegateExecution execution) {
		return this.deliveries.isLast(id(execution));
	}

	public Date nextTryAt(DelegateExecution execution) {
		return Date.from(this.deliveries.nextTryAt(id(execution)));
	}

	private static DeliveryId id(DelegateExecution execution) {
		return DeliveryId.of(execution.getProcessBusinessKey());
	}

}
