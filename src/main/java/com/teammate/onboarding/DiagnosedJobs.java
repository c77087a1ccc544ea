package com.teammate.onboarding;

import com.teammate.diagnosis.Diagnoses;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;

import org.springframework.stereotype.Component;

/** Has every failed job diagnosed before the engine decides about its retries. */
@Component
class DiagnosedJobs implements FailedJobCommandFactory {

	private final Diagnoses diagnoses;

	private final Attempts attempts;

	DiagnosedJobs(Diagnoses diagnoses, Attempts attempts) {
		this.diagnoses = diagnoses;
		this.attempts = attempts;
	}

	@Override
	public Command<Object> getCommand(String jobId, Throwable exception) {
		return new DiagnosedRetry(jobId, exception, this.diagnoses.of(exception), this.attempts);
	}

}
