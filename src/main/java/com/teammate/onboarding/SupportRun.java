package com.teammate.onboarding;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What the gateway and the timer of support-run ask; public because expressions reach
 * only public classes.
 */
@Component
public class SupportRun {

	/** Between one handful of cases and the next. */
	static final Duration PAUSE = Duration.ofSeconds(5);

	private final RunTable table;

	private final Clock clock;

	SupportRun(RunTable table, Clock clock) {
		this.table = table;
		this.clock = clock;
	}

	public boolean isOver(DelegateExecution execution) {
		return this.table.next(run(execution), 1).isEmpty();
	}

	public Date nextAt(DelegateExecution execution) {
		return Date.from(this.clock.instant().plus(PAUSE));
	}

	static UUID run(DelegateExecution execution) {
		return UUID.fromString((String) execution.getVariable(Runs.RUN));
	}

}
