package com.teammate.drift;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.event.EventType;
import com.teammate.event.Events;

import org.springframework.stereotype.Component;

/** Opens and closes findings, and lets history and events know of both. */
@Component
class Findings {

	private final FindingTable table;

	private final Audit audit;

	private final Events events;

	Findings(FindingTable table, Audit audit, Events events) {
		this.table = table;
		this.audit = audit;
		this.events = events;
	}

	List<DriftFinding> of(EnterpriseId enterprise) {
		return this.table.of(enterprise);
	}

	/**
	 * Of those causes, what is found now is open and all else is closed. One that was
	 * open before keeps its time.
	 */
	void become(EnterpriseId enterprise, List<String> causes, List<DriftFinding> found) {
		List<DriftFinding> before = this.table.of(enterprise)
			.stream()
			.filter((finding) -> causes.contains(finding.code()))
			.toList();
		before.stream().filter((finding) -> isMissing(finding, found)).forEach((finding) -> close(enterprise, finding));
		found.stream().filter((finding) -> isMissing(finding, before)).forEach((finding) -> open(enterprise, finding));
	}

	List<DriftFinding> untried(EnterpriseId enterprise) {
		return this.table.untried(enterprise);
	}

	void tried(EnterpriseId enterprise, boolean tried) {
		this.table.tried(enterprise, tried);
	}

	/** Says nothing: they are neither mended nor missed any more. */
	void forget(EnterpriseId enterprise) {
		this.table.forget(enterprise);
	}

	private void open(EnterpriseId enterprise, DriftFinding finding) {
		this.table.open(enterprise, finding);
		this.audit.note(enterprise.value(), Party.SYSTEM, "A check found that " + Phrases.of(finding) + ".");
		this.events.record(enterprise.value(), EventType.DRIFT_FOUND, data(finding));
	}

	private void close(EnterpriseId enterprise, DriftFinding finding) {
		this.table.close(enterprise, finding);
		this.audit.note(enterprise.value(), Party.SYSTEM, "It is not so any more that " + Phrases.of(finding) + ".");
		this.events.record(enterprise.value(), EventType.DRIFT_RESOLVED, data(finding));
	}

	private static Map<String, Object> data(DriftFinding finding) {
		String subject = finding.subject();
		return (subject != null) ? Map.of("code", finding.code(), "subject", subject) : Map.of("code", finding.code());
	}

	private static boolean isMissing(DriftFinding finding, List<DriftFinding> among) {
		return among.stream()
			.noneMatch(
					(each) -> each.code().equals(finding.code()) && Objects.equals(each.subject(), finding.subject()));
	}

}
