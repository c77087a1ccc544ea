package com.teammate.onboarding;

import java.time.Duration;
import java.util.Date;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.mail.LetterNotSent;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.test.Deployment;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willDoNothing;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

@Deployment(resources = { "bpmn/enterprise-onboarding.bpmn", "bpmn/link-sbc-region.bpmn" })
class DiagnosedJobsTests {

	private static final Diagnoses DIAGNOSES = mock(Diagnoses.class);

	@RegisterExtension
	static final ProcessEngineExtension EXTENSION = ProcessEngineExtension.builder()
		.useProcessEngine(Engine.configuration(DIAGNOSES).buildProcessEngine())
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	private final Rooms rooms = Engine.furnish(new Rooms("us-east-1"));

	@BeforeEach
	void theMailServerIsDown() {
		willThrow(new LetterNotSent("the mail server does not answer", new IllegalStateException()))
			.given(this.rooms.invitations)
			.send(any());
	}

	@Test
	void triesAFaultThatMayPassAgainAndSaysSoOnTheJob() {
		diagnose(new Diagnosis("MAIL_SERVER_DOWN", "OPERATIONS", "The mail server is down.", true));

		Job job = failOnce();

		assertThat(job.getRetries()).isEqualTo(2);
		assertThat(job.getExceptionMessage()).isEqualTo("MAIL_SERVER_DOWN: The mail server is down.");
		assertThat(this.rooms.nextAction.actor()).isEqualTo(Actor.SYSTEM);
		assertThat(incident()).isNull();
	}

	@Test
	void becomesOneIncidentWithAPlainCauseWhenTheRetriesAreUsedUp() {
		diagnose(new Diagnosis("MAIL_SERVER_DOWN", "OPERATIONS", "The mail server is down.", true));

		failOnce();
		fail();
		fail();

		assertThat(incident().getIncidentMessage()).isEqualTo("MAIL_SERVER_DOWN: The mail server is down.");
		assertThat(this.rooms.nextAction.actor()).isEqualTo(Actor.OPERATIONS);
		assertThat(this.rooms.nextAction.code()).isEqualTo("MAIL_SERVER_DOWN");
	}

	@Test
	void doesNotTryAgainWhatNoRetryCanCure() {
		diagnose(new Diagnosis("OUR_SECRET_WRONG", "OPERATIONS", "Our secret is wrong.", false));

		Job job = failOnce();

		assertThat(job.getRetries()).isZero();
		assertThat(incident()).isNotNull();
	}

	@Test
	void staysAwayAsLongAsMicrosoftAsks() {
		diagnose(new Diagnosis("THROTTLED", "MICROSOFT", "Microsoft is busy.", true, null, Duration.ofMinutes(7)));

		Date before = ClockUtil.getCurrentTime();
		Job job = failOnce();

		assertThat(job.getDuedate()).isAfterOrEqualTo(new Date(before.getTime() + Duration.ofMinutes(7).toMillis()));
	}

	@Test
	void goesOnByItselfOnceTheJobIsTriedAgain() {
		diagnose(new Diagnosis("OUR_SECRET_WRONG", "OPERATIONS", "Our secret is wrong.", false));
		Job job = failOnce();
		willDoNothing().given(this.rooms.invitations).send(any());

		this.engine.getManagementService().setJobRetries(job.getId(), 1);
		assertThat(this.rooms.nextAction.code()).isEqualTo("GO_ON");
		Engine.runJobs(this.engine);

		assertThat(incident()).isNull();
		assertThat(this.rooms.nextAction.code()).isEqualTo("ENTER_CODE");
	}

	private void diagnose(Diagnosis diagnosis) {
		given(DIAGNOSES.of(any())).willReturn(diagnosis);
		given(DIAGNOSES.named(diagnosis.code())).willReturn(diagnosis);
	}

	private Job failOnce() {
		Engine.begin(this.engine);
		return fail();
	}

	private Job fail() {
		Job job = this.engine.getManagementService().createJobQuery().singleResult();
		assertThatThrownBy(() -> this.engine.getManagementService().executeJob(job.getId()))
			.isInstanceOf(LetterNotSent.class);
		return this.engine.getManagementService().createJobQuery().jobId(job.getId()).singleResult();
	}

	@Nullable private Incident incident() {
		return this.engine.getRuntimeService().createIncidentQuery().singleResult();
	}

}
