package com.teammate.onboarding;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.RegionId;
import com.teammate.sbc.LabelNotUsable;
import com.teammate.sbc.RegionLink;
import com.teammate.sbc.RegionLinks;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.TransitionInstance;

import org.springframework.stereotype.Service;

/**
 * Links a region under a sub-domain that a person has chosen, when the present one cannot
 * be had. The way is the one that the process takes by itself after a sub-domain that was
 * never activated: what was written is undone first.
 */
@Service
public class Relabeling {

	private static final String RETIRE = "CallActivity_RetireSubDomain";

	private final RuntimeService runtime;

	private final RegionLinks regionLinks;

	private final Enterprises enterprises;

	private final Editing editing;

	private final NextActions nextActions;

	private final Audit audit;

	private final Acts acts;

	Relabeling(RuntimeService runtime, RegionLinks regionLinks, Enterprises enterprises, Editing editing,
			NextActions nextActions, Audit audit, Acts acts) {
		this.runtime = runtime;
		this.regionLinks = regionLinks;
		this.enterprises = enterprises;
		this.editing = editing;
		this.nextActions = nextActions;
		this.audit = audit;
		this.acts = acts;
	}

	/**
	 * Throws {@link LabelNotUsable}, also while the region is not being linked, and
	 * {@link EnterpriseDisabled}.
	 */
	public void relabel(EnterpriseId id, RegionId region, String label, StaffAct act) {
		this.acts.run(() -> {
			this.editing.refuseStopped(this.enterprises.lock(id));
			RegionLink before = this.regionLinks.of(id)
				.stream()
				.filter((link) -> link.region().equals(region))
				.findFirst()
				.orElseThrow(() -> new LabelNotUsable(label));
			this.regionLinks.wishLabel(id, region, label);
			startAfresh(linking(id, region, label));
			this.nextActions.expectRegions(id);
			this.audit.note(id.value(), act, "Support had region " + region + " linked under another sub-domain.",
					before.fqdn(), label);
			return id;
		});
	}

	private ProcessInstance linking(EnterpriseId id, RegionId region, String label) {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(OnboardingProcess.LINKING)
			.processInstanceBusinessKey(id.toString())
			.variableValueEquals(OnboardingProcess.REGION, region.value())
			.list()
			.stream()
			.findFirst()
			.orElseThrow(() -> new LabelNotUsable(label));
	}

	private void startAfresh(ProcessInstance linking) {
		ActivityInstance root = this.runtime.getActivityInstance(linking.getId());
		// First the new token, or the process would end with the old one.
		var modification = this.runtime.createProcessInstanceModification(linking.getId()).startBeforeActivity(RETIRE);
		for (ActivityInstance activity : root.getChildActivityInstances()) {
			modification.cancelActivityInstance(activity.getId());
		}
		for (TransitionInstance waiting : root.getChildTransitionInstances()) {
			modification.cancelTransitionInstance(waiting.getId());
		}
		modification.execute();
	}

}
