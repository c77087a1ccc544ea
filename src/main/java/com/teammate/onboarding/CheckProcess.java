package com.teammate.onboarding;

import java.time.Clock;
import java.util.Date;
import java.util.List;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;

import org.springframework.stereotype.Component;

/** The adapter to check-enterprise; of each enterprise one check runs at a time. */
@Component
class CheckProcess {

	static final String KEY = "check-enterprise";

	private final RuntimeService runtime;

	private final ManagementService management;

	private final Clock clock;

	CheckProcess(RuntimeService runtime, ManagementService management, Clock clock) {
		this.runtime = runtime;
		this.management = management;
		this.clock = clock;
	}

	void startUnlessRunning(EnterpriseId enterprise) {
		if (running(enterprise).isEmpty()) {
			this.runtime.startProcessInstanceByKey(KEY, enterprise.toString());
		}
	}

	/**
	 * Starts a check, or lets one that waits go on now: false, and it may have looked
	 * already. Whoever calls holds the enterprise, so that two of them start one check.
	 */
	boolean startOrHurry(EnterpriseId enterprise) {
		List<ProcessInstance> running = running(enterprise);
		running.forEach(this::hurry);
		if (running.isEmpty()) {
			this.runtime.startProcessInstanceByKey(KEY, enterprise.toString());
		}
		return running.isEmpty();
	}

	/** Whatever it still wants to know is of no use any more. */
	void end(EnterpriseId enterprise) {
		running(enterprise).forEach((instance) -> this.runtime.deleteProcessInstanceIfExists(instance.getId(),
				"removal completed", true, true, true, false));
	}

	private List<ProcessInstance> running(EnterpriseId enterprise) {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(KEY)
			.processInstanceBusinessKey(enterprise.toString())
			.list();
	}

	private void hurry(ProcessInstance instance) {
		for (Job job : this.management.createJobQuery().processInstanceId(instance.getId()).messages().list()) {
			if (job.getRetries() == 0) {
				this.management.setJobRetries(job.getId(), 1);
			}
			this.management.setJobDuedate(job.getId(), Date.from(this.clock.instant()));
		}
	}

}
