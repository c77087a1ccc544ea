package com.teammate.diagnosis;

import com.teammate.MovableClock;
import com.teammate.TestDatabase;
import com.teammate.enterprise.EnterpriseId;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import({ TestDatabase.class, UnknownSignals.class, MovableClock.class })
class UnknownSignalsTests {

	@Autowired
	private UnknownSignals signals;

	private final EnterpriseId enterprise = EnterpriseId.random();

	@Test
	void areCountedByTheirSignal() {
		this.signals.note(EnterpriseId.random(), "AADSTS99999");
		this.signals.note(this.enterprise, "AADSTS99999");
		this.signals.note(this.enterprise, null);

		assertThat(this.signals.all()).first().satisfies((unknown) -> {
			assertThat(unknown.signal()).isEqualTo("AADSTS99999");
			assertThat(unknown.times()).isEqualTo(2);
			assertThat(unknown.references()).hasSize(2).allMatch((reference) -> reference.matches("[0-9A-F]{8}"));
		});
		assertThat(this.signals.all()).extracting(UnknownSignals.Unknown::signal).contains("no signal");
	}

	@Test
	void giveTheNewestNumberToThePersonInFrontOfThePage() {
		assertThat(this.signals.lastReference(this.enterprise)).isEmpty();

		this.signals.note(this.enterprise, "surprise");

		assertThat(this.signals.lastReference(this.enterprise))
			.hasValueSatisfying((reference) -> assertThat(this.signals.all()).first()
				.satisfies((unknown) -> assertThat(unknown.references()).containsExactly(reference)));
	}

}
