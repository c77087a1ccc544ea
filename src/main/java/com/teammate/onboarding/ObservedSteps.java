package com.teammate.onboarding;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Times and traces every service task, so that a trace reaches from job to Graph call.
 */
@Component
class ObservedSteps implements BeanPostProcessor {

	private final ObjectProvider<ObservationRegistry> observations;

	ObservedSteps(ObjectProvider<ObservationRegistry> observations) {
		this.observations = observations;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return (bean instanceof JavaDelegate delegate) ? observed(delegate) : bean;
	}

	private JavaDelegate observed(JavaDelegate delegate) {
		return (execution) -> {
			Observation task = task(execution).start();
			try (Observation.Scope scope = task.openScope()) {
				delegate.execute(execution);
			}
			catch (Exception ex) {
				task.error(ex);
				throw ex;
			}
			finally {
				task.stop();
			}
		};
	}

	private Observation task(DelegateExecution execution) {
		String subject = execution.getProcessBusinessKey();
		return Observation
			.createNotStarted("teammate.tasks", this.observations.getIfAvailable(() -> ObservationRegistry.NOOP))
			.contextualName(execution.getCurrentActivityName())
			.lowCardinalityKeyValue("task", execution.getCurrentActivityId())
			.highCardinalityKeyValue("subject", (subject != null) ? subject : "none");
	}

}
