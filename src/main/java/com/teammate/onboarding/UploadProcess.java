package com.teammate.onboarding;

import java.util.UUID;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * The process of an upload. It has no business key, because that is always an
 * enterprise's id.
 */
@Component
class UploadProcess {

	private static final String KEY = "start-upload";

	/** Which upload a process starts. */
	private static final String UPLOAD = "uploadId";

	private final RuntimeService runtime;

	UploadProcess(RuntimeService runtime) {
		this.runtime = runtime;
	}

	void start(UUID upload) {
		this.runtime.createProcessInstanceByKey(KEY).setVariable(UPLOAD, upload.toString()).execute();
	}

	void suspend(UUID upload) {
		this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(KEY)
			.variableValueEquals(UPLOAD, upload.toString())
			.list()
			.forEach((instance) -> this.runtime.suspendProcessInstanceById(instance.getId()));
	}

	void resume(UUID upload) {
		this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(KEY)
			.variableValueEquals(UPLOAD, upload.toString())
			.list()
			.forEach((instance) -> this.runtime.activateProcessInstanceById(instance.getId()));
	}

	static UUID upload(DelegateExecution execution) {
		return UUID.fromString((String) execution.getVariable(UPLOAD));
	}

}
