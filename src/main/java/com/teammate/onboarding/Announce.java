package com.teammate.onboarding;

import com.teammate.enterprise.EnterpriseId;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Announce: tells administrator and reseller that the enterprise is active. */
@Component
class Announce implements JavaDelegate {

	private final Announcement announcement;

	Announce(Announcement announcement) {
		this.announcement = announcement;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.announcement.send(EnterpriseId.of(execution.getProcessBusinessKey()));
	}

}
