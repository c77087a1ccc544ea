package com.teammate.onboarding;

import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** What the engine learns from us; by its dependency the engine starts after Flyway. */
@Component
@DependsOnDatabaseInitialization
class EnginePlugin extends AbstractProcessEnginePlugin {

	private final DiagnosedJobs diagnosedJobs;

	private final DiagnosedIncidents diagnosedIncidents;

	EnginePlugin(DiagnosedJobs diagnosedJobs, DiagnosedIncidents diagnosedIncidents) {
		this.diagnosedJobs = diagnosedJobs;
		this.diagnosedIncidents = diagnosedIncidents;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setFailedJobCommandFactory(this.diagnosedJobs);
		configuration.setCustomIncidentHandlers(List.of(this.diagnosedIncidents));
		// Reminders come at irregular gaps, so their cycle is asked for again each time.
		configuration.setReevaluateTimeCycleWhenDue(true);
	}

}
