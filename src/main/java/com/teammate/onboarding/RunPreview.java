package com.teammate.onboarding;

import java.util.List;

import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.reseller.Reseller;
import org.jspecify.annotations.Nullable;

/**
 * What would become of the cases that were chosen, if all were tried again. Each case is
 * in exactly one of the lists.
 *
 * @param cause null for every cause
 * @param reseller whose; null for all
 * @param ready can go
 * @param waiting for a person: nothing of theirs can be tried again before that
 * @param repeating would repeat a step that has been finished before
 */
public record RunPreview(@Nullable Diagnosis cause, @Nullable Reseller reseller, List<EnterpriseId> ready,
		List<EnterpriseId> waiting, List<EnterpriseId> repeating) {

	public int total() {
		return this.ready.size() + this.waiting.size() + this.repeating.size();
	}

}
