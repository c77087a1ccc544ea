package com.teammate.onboarding;

import java.util.List;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.runtime.Incident;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Lets the owner of a cause know that it is their turn when a job has given up, and takes
 * it back when it goes on.
 */
@Component
class DiagnosedIncidents extends DefaultIncidentHandler {

	/**
	 * Looked up late, because the rooms need the engine's database before the engine is
	 * there.
	 */
	private final ObjectProvider<NextActions> nextActions;

	DiagnosedIncidents(ObjectProvider<NextActions> nextActions) {
		super(Incident.FAILED_JOB_HANDLER_TYPE);
		this.nextActions = nextActions;
	}

	@Override
	public Incident handleIncident(IncidentContext context, String message) {
		enterprise(context)
			.ifPresent((id) -> this.nextActions.getObject().expectStopped(id, DiagnosedRetry.cause(message)));
		return super.handleIncident(context, message);
	}

	/** The engine calls this for every job that ends, with and without an incident. */
	@Override
	public void resolveIncident(IncidentContext context) {
		List<Incident> incidents = Context.getCommandContext()
			.getIncidentManager()
			.findIncidentByConfiguration(context.getConfiguration());
		super.resolveIncident(context);
		for (Incident incident : incidents) {
			enterprise(context).ifPresent((id) -> this.nextActions.getObject()
				.expectGoingOn(id, incident.getId(), DiagnosedRetry.cause(incident.getIncidentMessage())));
		}
	}

	/** What works for no single enterprise is nobody's turn. */
	private Optional<EnterpriseId> enterprise(IncidentContext context) {
		return Optional.ofNullable(context.getExecutionId())
			.map((id) -> Context.getCommandContext().getExecutionManager().findExecutionById(id))
			.map(ExecutionEntity::getProcessInstance)
			.flatMap(Subject::of);
	}

}
