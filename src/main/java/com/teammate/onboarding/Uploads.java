package com.teammate.onboarding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.Party;
import com.teammate.onboarding.Upload.State;
import com.teammate.reseller.ResellerId;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts long lists of enterprises little by little. A small process for each list
 * carries it over restarts and from node to node.
 */
@Service
public class Uploads {

	private final UploadTable table;

	private final UploadCheck check;

	private final UploadProcess process;

	Uploads(UploadTable table, UploadCheck check, UploadProcess process) {
		this.table = table;
		this.check = check;
		this.process = process;
	}

	/**
	 * Checks every row and keeps the list; one that the reseller has uploaded before is
	 * not taken a second time, and the one from before is given.
	 * @param hash stands for the contents of the file
	 */
	@Transactional
	public Upload take(ResellerId reseller, String fileName, String hash, List<Map<String, List<String>>> rows) {
		this.table.hold(reseller);
		return this.table.find(reseller, hash)
			.orElseGet(() -> this.table.add(reseller, fileName, hash, this.check.check(reseller, rows)));
	}

	/** Empty also when it is another reseller's. */
	@Transactional(readOnly = true)
	public Optional<Upload> find(ResellerId reseller, UUID id) {
		return this.table.find(reseller, id);
	}

	/** The newest of a reseller. */
	@Transactional(readOnly = true)
	public List<Upload> latest(ResellerId reseller) {
		return this.table.latest(reseller);
	}

	/** Rows in that state, in their order, behind that one. */
	@Transactional(readOnly = true)
	public List<UploadRow> rows(Upload upload, UploadRow.State state, int after, int limit) {
		return this.table.rows(upload.id(), state, after, limit);
	}

	/**
	 * Starts what is ready, or goes on after a pause; a second time changes nothing.
	 * @param by one of the reseller's people
	 */
	@Transactional
	public void start(Upload upload, Party by) {
		if (this.table.move(upload.id(), State.CHECKED, State.RUNNING)) {
			this.table.startedBy(upload.id(), by);
			this.process.start(upload.id());
		}
		else if (this.table.move(upload.id(), State.PAUSED, State.RUNNING)) {
			this.table.startedBy(upload.id(), by);
			this.process.resume(upload.id());
		}
	}

	/** Starts no further row until {@link #start}; the few at work now may finish. */
	@Transactional
	public void pause(Upload upload) {
		if (this.table.move(upload.id(), State.RUNNING, State.PAUSED)) {
			this.process.suspend(upload.id());
		}
	}

}
