package com.teammate.onboarding;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.teammate.diagnosis.Diagnoses;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.test.junit5.ProcessEngineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/** In a real engine, whose tables have no account yet. */
class CockpitAccountsTests {

	@RegisterExtension
	static final ProcessEngineExtension EXTENSION = ProcessEngineExtension.builder()
		.useProcessEngine(Engine.configuration(mock(Diagnoses.class)).buildProcessEngine())
		.build();

	private final ProcessEngine engine = EXTENSION.getProcessEngine();

	@Test
	void areMadeOnceByNodesThatStartTogether() {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		CyclicBarrier together = new CyclicBarrier(4);

		List<CompletableFuture<Void>> nodes = Stream.generate(() -> CompletableFuture.runAsync(() -> {
			meet(together);
			new CockpitAccounts(new SecureRandom()).postProcessEngineBuild(this.engine);
		}, threads)).limit(4).toList();

		assertThat(nodes).allSatisfy((node) -> assertThat(node).succeedsWithin(Duration.ofMinutes(1)));
		assertThat(this.engine.getIdentityService()
			.createUserQuery()
			.userId(CockpitAccounts.KEEPER)
			.memberOfGroup(Groups.CAMUNDA_ADMIN)
			.count()).isEqualTo(1);
		assertThat(this.engine.getAuthorizationService()
			.createAuthorizationQuery()
			.groupIdIn(Groups.CAMUNDA_ADMIN)
			.resourceType(Resources.APPLICATION)
			.count()).isEqualTo(1);
		threads.shutdown();
	}

	private static void meet(CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (InterruptedException | BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
