package com.teammate.onboarding;

import java.util.UUID;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What the gateway of start-upload asks; public because expressions reach only public
 * classes.
 */
@Component
public class UploadRows {

	private final UploadTable table;

	UploadRows(UploadTable table) {
		this.table = table;
	}

	/** With the last row, the upload is finished. */
	public boolean isAnyLeft(DelegateExecution execution) {
		UUID upload = UploadProcess.upload(execution);
		boolean left = !this.table.rows(upload, UploadRow.State.READY, 0, 1).isEmpty();
		if (!left && !this.table.move(upload, Upload.State.RUNNING, Upload.State.FINISHED)) {
			this.table.move(upload, Upload.State.PAUSED, Upload.State.FINISHED);
		}
		return left;
	}

}
