package com.teammate.onboarding;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.OnboardingProcess.Message;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.RegionState;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves running instances to the diagrams of this release, one by one, each in a
 * transaction of its own. What is left to do is asked of the engine each time, so it goes
 * on after a restart and on any node; of two nodes that want the same instance one gets
 * it. An instance that cannot be moved goes on on its own diagram, and support sees why.
 */
@Component
class Migrations {

	private static final Logger log = LoggerFactory.getLogger(Migrations.class);

	private static final int PAGE = 200;

	private static final String STEP = "Move to the newest diagram";

	private final Deployments deployments;

	private final RuntimeService runtime;

	private final OnboardingProcess process;

	private final RegionLinks regionLinks;

	private final MigrationRefusals refusals;

	private final Attempts attempts;

	private final Diagnoses diagnoses;

	private final TransactionTemplate transactions;

	private final Clock clock;

	private final Instant begin;

	Migrations(Deployments deployments, RuntimeService runtime, OnboardingProcess process, RegionLinks regionLinks,
			MigrationRefusals refusals, Attempts attempts, Diagnoses diagnoses, TransactionTemplate transactions,
			OnboardingSettings settings, Clock clock) {
		this.deployments = deployments;
		this.runtime = runtime;
		this.process = process;
		this.regionLinks = regionLinks;
		this.refusals = refusals;
		this.attempts = attempts;
		this.diagnoses = diagnoses;
		this.transactions = transactions;
		this.clock = clock;
		this.begin = clock.instant().plus(settings.migrationDelay());
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void moveOnceItIsTime() {
		if (!this.clock.instant().isBefore(this.begin)) {
			move();
		}
	}

	/** Everything that stands on an earlier diagram. */
	void move() {
		List<ProcessDefinition> all = this.deployments.earlier();
		this.refusals.forgetOthers(all.stream().map(ProcessDefinition::getId).toList());
		for (ProcessDefinition earlier : all) {
			ProcessDefinition now = this.deployments.own(earlier.getKey()).orElseThrow();
			int staying = 0;
			List<ProcessInstance> instances = page(earlier, staying);
			while (!instances.isEmpty()) {
				MigrationPlan plan = plan(this.runtime, earlier, now);
				for (ProcessInstance instance : instances) {
					staying += isMoved(instance, plan) ? 0 : 1;
				}
				instances = page(earlier, staying);
			}
		}
	}

	/**
	 * Every place to the place of the same id. A release that takes a place away says
	 * here where its tokens go: {@code MigrationsTests} knows every place of every
	 * release.
	 */
	static MigrationPlan plan(RuntimeService runtime, ProcessDefinition from, ProcessDefinition to) {
		return runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities().build();
	}

	private List<ProcessInstance> page(ProcessDefinition definition, int from) {
		return this.runtime.createProcessInstanceQuery()
			.processDefinitionId(definition.getId())
			.orderByProcessInstanceId()
			.asc()
			.listPage(from, PAGE);
	}

	private boolean isMoved(ProcessInstance instance, MigrationPlan plan) {
		if (this.refusals.isFresh(instance.getId())) {
			return false;
		}
		try {
			this.transactions.executeWithoutResult((status) -> move(instance, plan));
			return true;
		}
		catch (OptimisticLockingException ex) {
			// It is at work just now; a minute later it may be at rest.
			return !isThere(instance, plan);
		}
		catch (RuntimeException ex) {
			if (!isThere(instance, plan)) {
				return true;
			}
			refuse(instance, ex);
			return false;
		}
	}

	private void move(ProcessInstance instance, MigrationPlan plan) {
		this.runtime.newMigration(plan).processInstanceIds(instance.getId()).execute();
		this.refusals.forget(instance.getId());
		if (OnboardingProcess.KEY.equals(instance.getProcessDefinitionKey())) {
			Subject.of(instance).filter(this::isARegionLinked).ifPresent((enterprise) ->
			// The first diagram did not listen for it.
			this.process.tell(enterprise, Message.RegionLinked));
		}
	}

	private boolean isARegionLinked(EnterpriseId enterprise) {
		return this.regionLinks.of(enterprise).stream().anyMatch((link) -> link.state() == RegionState.LINKED);
	}

	/** It may have ended meanwhile, or another node has moved it. */
	private boolean isThere(ProcessInstance instance, MigrationPlan plan) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceId(instance.getId())
			.processDefinitionId(plan.getSourceProcessDefinitionId())
			.count() > 0;
	}

	private void refuse(ProcessInstance instance, RuntimeException why) {
		this.transactions.executeWithoutResult((status) -> {
			if (this.refusals.note(instance.getId())) {
				log.warn("Instance {} of {} stays on its diagram", instance.getId(), instance.getProcessDefinitionId(),
						why);
				Subject.of(instance)
					.ifPresent((enterprise) -> this.attempts.note(enterprise, null, STEP, this.diagnoses.of(why), why));
			}
		});
	}

}
