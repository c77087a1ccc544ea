package com.teammate.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.teammate.MovableClock;
import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.microsoft.OwnCredential;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@ExtendWith(OutputCaptureExtension.class)
class CredentialWatchTests {

	private final MovableClock clock = new MovableClock();

	private final OwnCredential credential = mock();

	private final Diagnoses diagnoses = mock();

	private final CredentialWatch watch;

	CredentialWatchTests() {
		given(this.diagnoses.named(anyString()))
			.willAnswer((call) -> new Diagnosis(call.getArgument(0), "OPERATIONS", "Put a new one in place.", false));
		this.watch = new CredentialWatch(this.credential, this.diagnoses, new DriftSettings(Duration.ofDays(1),
				Duration.ofHours(1), Duration.ofMinutes(5), 10, Duration.ofDays(30)), this.clock);
	}

	@Test
	void isWellAsLongAsTheEndIsFarAway() {
		endsIn(Duration.ofDays(31));

		Health health = this.watch.health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("daysLeft", 31L).doesNotContainKey("code");
	}

	@Test
	void warnsOperationsAheadOfTime() {
		endsIn(Duration.ofDays(29));

		Health health = this.watch.health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("code", "CREDENTIAL_EXPIRES_SOON")
			.containsEntry("owner", "OPERATIONS")
			.containsEntry("text", "Put a new one in place.");
	}

	@Test
	void isDownOnceItHasEnded() {
		endsIn(Duration.ofDays(-1));

		assertThat(this.watch.health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.watch.health().getDetails()).containsEntry("code", "CREDENTIAL_EXPIRED");
	}

	@Test
	void saysThatItDoesNotKnow() {
		given(this.credential.expiresAt()).willReturn(Optional.empty());

		assertThat(this.watch.health().getStatus()).isEqualTo(Status.UP);
		assertThat(this.watch.health().getDetails()).containsEntry("expiresAt", "not known");
	}

	@Test
	void isToldOnceADayInTheLog(CapturedOutput output) {
		endsIn(Duration.ofDays(10));

		this.watch.remind();
		this.clock.pass(Duration.ofHours(23));
		this.watch.remind();
		assertThat(output.getOut().split("CREDENTIAL_EXPIRES_SOON")).hasSize(2);
		this.clock.pass(Duration.ofHours(2));
		this.watch.remind();

		assertThat(output.getOut().split("CREDENTIAL_EXPIRES_SOON")).hasSize(3);
	}

	@Test
	void isAMetric() {
		endsIn(Duration.ofDays(2));
		SimpleMeterRegistry registry = new SimpleMeterRegistry();

		this.watch.bindTo(registry);

		assertThat(registry.get("teammate.credential.left").gauge().value()).isEqualTo(2 * 24 * 3600.0);
	}

	private void endsIn(Duration time) {
		Instant end = this.clock.instant().plus(time);
		given(this.credential.expiresAt()).willReturn(Optional.of(end));
	}

}
