package com.teammate.onboarding;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;

import org.springframework.stereotype.Component;

/** The one adapter to the engine: starts a process and tells it what happened. */
@Component
class OnboardingProcess {

	static final String KEY = "enterprise-onboarding";

	static final String LINKING = "link-sbc-region";

	private static final String UNLINKING = "unlink-sbc-region";

	static final String REMOVAL = "remove-enterprise";

	private static final String RETURNING = "return-licence";

	private static final String ORDERING = "order-voice-routes";

	/**
	 * The reseller's wishes on their way into Create enterprise; never stored by the
	 * engine.
	 */
	static final String REQUEST = "request";

	/** Which region an instance of link-sbc-region links. */
	static final String REGION = "regionId";

	/**
	 * Whether the reseller asked for it once the enterprise was active, so that the
	 * administrator's management consent decides; not there where it was not.
	 */
	static final String UNDER_CONSENT = "underConsent";

	private final RuntimeService runtime;

	private final HistoryService history;

	OnboardingProcess(RuntimeService runtime, HistoryService history) {
		this.runtime = runtime;
		this.history = history;
	}

	void start(EnterpriseId enterprise) {
		this.runtime.startProcessInstanceByKey(KEY, enterprise.toString());
	}

	/** Gives the region's licence back later. */
	void startReturning(EnterpriseId enterprise, RegionId region) {
		this.runtime.startProcessInstanceByKey(RETURNING, enterprise.toString(), Map.of(REGION, region.value()));
	}

	/** Lets Teams follow the order of the enterprise's regions. */
	void startOrdering(EnterpriseId enterprise, boolean underConsent) {
		this.runtime.startProcessInstanceByKey(ORDERING, enterprise.toString(), underConsent(underConsent));
	}

	/**
	 * Wakes every instance of the enterprise that waits for this message; false when none
	 * does, which is no error: the fact has been recorded, and the process looks it up
	 * when it arrives there.
	 */
	boolean tell(EnterpriseId enterprise, Message message) {
		return !this.runtime.createMessageCorrelation(message.name())
			.processInstanceBusinessKey(enterprise.toString())
			.correlateAllWithResult()
			.isEmpty();
	}

	Optional<HistoricProcessInstance> find(EnterpriseId enterprise) {
		return Optional.ofNullable(this.history.createHistoricProcessInstanceQuery()
			.processDefinitionKey(KEY)
			.processInstanceBusinessKey(enterprise.toString())
			.singleResult());
	}

	/**
	 * Stops the process and those of its regions. A job that is running may finish, or is
	 * run again later if the engine finds that it was overtaken.
	 */
	void suspend(EnterpriseId enterprise) {
		// Twice at most: once the process stands still, no region can begin.
		List<String> active = instances(enterprise, ProcessInstanceQuery::active);
		while (!active.isEmpty()) {
			this.runtime.updateProcessInstanceSuspensionState().byProcessInstanceIds(active).suspend();
			active = instances(enterprise, ProcessInstanceQuery::active);
		}
	}

	/** Lets all go on where it stands; timers that came due meanwhile fire at once. */
	void resume(EnterpriseId enterprise) {
		List<String> suspended = instances(enterprise, ProcessInstanceQuery::suspended);
		if (!suspended.isEmpty()) {
			this.runtime.updateProcessInstanceSuspensionState().byProcessInstanceIds(suspended).activate();
		}
	}

	private List<String> instances(EnterpriseId enterprise, UnaryOperator<ProcessInstanceQuery> which) {
		return which.apply(this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(enterprise.toString()))
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.toList();
	}

	/**
	 * Ends every process of the enterprise. A job that is running finds at its end that
	 * it was overtaken, and what it did with us is undone; what it did elsewhere is for
	 * the removal to find.
	 */
	void end(EnterpriseId enterprise) {
		instances(enterprise, ProcessInstanceQuery::rootProcessInstances)
			// One may have ended by itself since it was read.
			.forEach((instance) -> this.runtime.deleteProcessInstanceIfExists(instance, "removal requested", true, true,
					true, false));
	}

	void startRemoval(EnterpriseId enterprise) {
		this.runtime.startProcessInstanceByKey(REMOVAL, enterprise.toString());
	}

	/** Links one region, beside whatever else goes on. */
	void link(EnterpriseId enterprise, RegionId region, boolean underConsent) {
		Map<String, Object> variables = underConsent(underConsent);
		variables.put(REGION, region.value());
		this.runtime.startProcessInstanceByKey(LINKING, enterprise.toString(), variables);
	}

	/** The regions whose linking goes on only with the administrator's consent. */
	Set<RegionId> linkedUnderConsent(EnterpriseId enterprise) {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionKey(LINKING)
			.processInstanceBusinessKey(enterprise.toString())
			.variableValueEquals(UNDER_CONSENT, true)
			.list()
			.stream()
			.map((instance) -> new RegionId((String) this.runtime.getVariable(instance.getId(), REGION)))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Map<String, Object> underConsent(boolean asked) {
		return asked ? new HashMap<>(Map.of(UNDER_CONSENT, true)) : new HashMap<>();
	}

	/** Ends the linking of one region, whoever began it, and undoes it. */
	void drop(EnterpriseId enterprise, RegionId region) {
		this.runtime.createMessageCorrelation(Message.RegionDropped.name())
			.processInstanceBusinessKey(enterprise.toString())
			.processInstanceVariableEquals(REGION, region.value())
			.correlateAllWithResult();
		this.runtime.startProcessInstanceByKey(UNLINKING, enterprise.toString(), Map.of(REGION, region.value()));
	}

	/** Whether the onboarding itself is at work on that region. */
	boolean isLinkedByOnboarding(EnterpriseId enterprise, RegionId region) {
		return find(enterprise)
			.filter((instance) -> this.runtime.createProcessInstanceQuery()
				.superProcessInstanceId(instance.getId())
				.variableValueEquals(REGION, region.value())
				.count() > 0)
			.isPresent();
	}

	/** Whether linking has begun, so that the regions stand fast. */
	boolean isLinking(EnterpriseId enterprise) {
		return find(enterprise)
			.filter((instance) -> this.history.createHistoricActivityInstanceQuery()
				.processInstanceId(instance.getId())
				.activityId("CallActivity_LinkSbcRegion#multiInstanceBody")
				.count() > 0)
			.isPresent();
	}

	/**
	 * The causes for which jobs of the enterprise, in any of its regions too, have given
	 * up, by the ids of their incidents.
	 */
	Map<String, String> incidents(EnterpriseId enterprise) {
		Map<String, String> causes = new LinkedHashMap<>();
		instances(enterprise, UnaryOperator.identity()).stream()
			.flatMap((instance) -> this.runtime.createIncidentQuery().processInstanceId(instance).list().stream())
			// The others only pass on what has stopped a process that they have called.
			.filter((incident) -> incident.getId().equals(incident.getRootCauseIncidentId()))
			.sorted(Comparator.comparing(Incident::getIncidentTimestamp))
			.forEach((root) -> causes.put(root.getId(), DiagnosedRetry.cause(root.getIncidentMessage())));
		return causes;
	}

	/** Where in the main diagram the tokens are. */
	List<String> places(EnterpriseId enterprise) {
		return instances(enterprise, (all) -> all.processDefinitionKey(KEY)).stream()
			.flatMap((instance) -> this.runtime.getActiveActivityIds(instance).stream())
			.toList();
	}

	/** Where in the main diagram a job has given up; of a region: where it is called. */
	Set<String> troubled(EnterpriseId enterprise) {
		return instances(enterprise, (all) -> all.processDefinitionKey(KEY)).stream()
			.flatMap((instance) -> this.runtime.createIncidentQuery().processInstanceId(instance).list().stream())
			.map(Incident::getActivityId)
			.collect(Collectors.toUnmodifiableSet());
	}

	/** What a process can be told; the names stand in the diagrams. */
	enum Message {

		InvitationCodeEntered, FirstConsentReturned, SecondConsentReturned, InvitationResendRequested, RegionDropped,
		CheckRequested, RegionLinked

	}

}
