package com.teammate.onboarding;

import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.teammate.diagnosis.Diagnoses;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.transaction.PlatformTransactionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

/** A person acts while the engine works, with the words of a real engine. */
class ActsTests {

	@RegisterExtension
	static final ProcessEngineExtension EXTENSION = ProcessEngineExtension.builder()
		.useProcessEngine(Engine.configuration(mock(Diagnoses.class)).buildProcessEngine())
		.build();

	private final Acts acts = new Acts(mock(PlatformTransactionManager.class));

	@Test
	void areDecidedAnewWhereAJobIsGoneMeanwhile() {
		assertThat(tries((jobs) -> jobs.setJobDuedate("gone", new Date()))).isEqualTo(2);
		assertThat(tries((jobs) -> jobs.setJobRetries(3).jobIds(List.of("gone")).execute())).isEqualTo(2);
	}

	@Test
	void failWithAnyOtherFault() {
		assertThatExceptionOfType(ProcessEngineException.class)
			.isThrownBy(() -> tries((jobs) -> jobs.setJobRetries("gone", -1)));
	}

	/** How often it is tried when that happens once. */
	private int tries(Consumer<ManagementService> fault) {
		AtomicInteger tries = new AtomicInteger();
		return this.acts.run(() -> {
			if (tries.incrementAndGet() == 1) {
				fault.accept(EXTENSION.getProcessEngine().getManagementService());
			}
			return tries.get();
		});
	}

}
