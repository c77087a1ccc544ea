package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Has every failed job diagnosed before the engine decides about its retries. */
@Component
class DiagnosedJobs implements FailedJobCommandFactory {

	private final Diagnoses diagnoses;

	private final Attempts attempts;

	/** Looked up late: they speak to the engine that has this as a part. */
	private final ObjectProvider<CheckRequests> checks;

	DiagnosedJobs(Diagnoses diagnoses, Attempts attempts, ObjectProvider<CheckRequests> checks) {
		this.diagnoses = diagnoses;
		this.attempts = attempts;
		this.checks = checks;
	}

	@Override
	public Command<Object> getCommand(String jobId, Throwable exception) {
		return new DiagnosedRetry(jobId, exception, this.diagnoses.of(exception), this.attempts,
				this.checks.getObject());
	}

}
