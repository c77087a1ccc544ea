package com.teammate.drift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.microsoft.OwnCredential;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells operations ahead of time that our own certificate or secret ends: by health, a
 * metric and once a day in the log. All tenants would be lost with it at once.
 */
@Component("credential")
class CredentialWatch implements HealthIndicator, MeterBinder {

	private static final Logger LOG = LoggerFactory.getLogger(CredentialWatch.class);

	private static final Duration DAY = Duration.ofDays(1);

	private final OwnCredential credential;

	private final Diagnoses diagnoses;

	private final Duration warnBefore;

	private final Clock clock;

	private final AtomicReference<Instant> toldAt = new AtomicReference<>(Instant.MIN);

	CredentialWatch(OwnCredential credential, Diagnoses diagnoses, DriftSettings settings, Clock clock) {
		this.credential = credential;
		this.diagnoses = diagnoses;
		this.warnBefore = settings.warnBefore();
		this.clock = clock;
	}

	@Override
	public Health health() {
		Instant end = this.credential.expiresAt().orElse(null);
		if (end == null) {
			return Health.up().withDetail("expiresAt", "not known").build();
		}
		Duration left = Duration.between(this.clock.instant(), end);
		Health.Builder health = left.isNegative() ? Health.down() : Health.up();
		health.withDetail("expiresAt", end.toString()).withDetail("daysLeft", left.toDays());
		return isEnding(left) ? named(health, left) : health.build();
	}

	private Health named(Health.Builder health, Duration left) {
		Diagnosis diagnosis = diagnosis(left);
		return health.withDetail("code", diagnosis.code())
			.withDetail("owner", diagnosis.owner())
			.withDetail("text", diagnosis.text())
			.build();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("teammate.credential.left", this, CredentialWatch::secondsLeft)
			.baseUnit("seconds")
			.description("Until our certificate or secret at Microsoft ends; not a number where that is not known")
			.register(registry);
	}

	/** Is called every minute, and says it once a day. */
	void remind() {
		this.credential.expiresAt()
			.map((end) -> Duration.between(this.clock.instant(), end))
			.filter(this::isEnding)
			.filter((left) -> isNews())
			.ifPresent((left) -> LOG.warn("{}: {} Days left: {}", diagnosis(left).code(), diagnosis(left).text(),
					left.toDays()));
	}

	private boolean isNews() {
		Instant now = this.clock.instant();
		Instant last = this.toldAt.get();
		return now.minus(DAY).isAfter(last) && this.toldAt.compareAndSet(last, now);
	}

	private boolean isEnding(Duration left) {
		return left.compareTo(this.warnBefore) < 0;
	}

	private Diagnosis diagnosis(Duration left) {
		return this.diagnoses.named(left.isNegative() ? "CREDENTIAL_EXPIRED" : "CREDENTIAL_EXPIRES_SOON");
	}

	private double secondsLeft() {
		return this.credential.expiresAt()
			.map((end) -> (double) Duration.between(this.clock.instant(), end).toSeconds())
			.orElse(Double.NaN);
	}

}
