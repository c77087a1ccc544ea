package com.teammate.onboarding;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/** Start rows: the next few of an upload. */
@Component
class StartRows implements JavaDelegate {

	private final RowStarter starter;

	StartRows(RowStarter starter) {
		this.starter = starter;
	}

	@Override
	public void execute(DelegateExecution execution) {
		UUID upload = UploadProcess.upload(execution);
		this.starter.startSome(upload);
	}

}
