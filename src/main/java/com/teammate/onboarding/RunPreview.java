package com.teammate.onboarding;

import java.util.List;

import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.EnterpriseId;

/**
 * What would become of the cases that are stuck for one cause, if all were tried again.
 * Each case is in exactly one of the lists.
 *
 * @param ready can go
 * @param waiting for a person: nothing of theirs can be tried again before that
 * @param repeating would repeat a step that has been finished before
 */
public record RunPreview(Diagnosis cause, List<EnterpriseId> ready, List<EnterpriseId> waiting,
		List<EnterpriseId> repeating) {

	public int total() {
		return this.ready.size() + this.waiting.size() + this.repeating.size();
	}

}
