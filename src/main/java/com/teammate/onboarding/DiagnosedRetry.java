package com.teammate.onboarding;

import java.time.Duration;
import java.util.Date;

import com.teammate.diagnosis.Diagnosis;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jspecify.annotations.Nullable;

/**
 * Retries a failed job as its cause deserves: the message becomes the diagnosis, what no
 * retry can cure becomes an incident at once, and a wait that Microsoft asks for is kept.
 */
class DiagnosedRetry extends DefaultJobRetryCmd {

	private static final String SEPARATOR = ": ";

	private final Diagnosis diagnosis;

	private final Attempts attempts;

	private final CheckRequests checks;

	DiagnosedRetry(String jobId, Throwable exception, Diagnosis diagnosis, Attempts attempts, CheckRequests checks) {
		super(jobId, exception);
		this.diagnosis = diagnosis;
		this.attempts = attempts;
		this.checks = checks;
	}

	@Override
	@Nullable public Object execute(CommandContext context) {
		super.execute(context);
		JobEntity job = getJob();
		if (job != null && !(this.exception instanceof OptimisticLockingException)) {
			this.diagnosis.retryAfter().ifPresent((pause) -> postpone(job, pause));
			if (!this.diagnosis.transientFault()) {
				job.setRetries(0);
			}
			note(job);
		}
		return null;
	}

	@Override
	protected void logException(JobEntity job) {
		super.logException(job);
		job.setExceptionMessage(this.diagnosis.code() + SEPARATOR + this.diagnosis.text());
	}

	/** The code of the cause in a message that was made here; an operator's has none. */
	static String cause(@Nullable String message) {
		return (message != null && message.contains(SEPARATOR)) ? message.substring(0, message.indexOf(SEPARATOR))
				: "UNKNOWN";
	}

	/** Not of the engine's own work, such as the clean-up of its history. */
	private void note(JobEntity job) {
		ExecutionEntity execution = job.getExecution();
		if (execution != null) {
			Subject.of(execution.getProcessInstance()).ifPresent((enterprise) -> {
				this.attempts.note(enterprise, (String) execution.getVariable(OnboardingProcess.REGION),
						step(job, execution), this.diagnosis, this.exception);
				this.checks.refused(enterprise, this.diagnosis.code());
			});
		}
	}

	private static String step(JobEntity job, ExecutionEntity execution) {
		String name = execution.getProcessDefinition().findActivity(job.getActivityId()).getName();
		return (name != null) ? name : job.getActivityId();
	}

	private void postpone(JobEntity job, Duration pause) {
		Date earliest = new Date(ClockUtil.getCurrentTime().getTime() + pause.toMillis());
		if (job.getDuedate() == null || job.getDuedate().before(earliest)) {
			job.setDuedate(earliest);
		}
	}

}
