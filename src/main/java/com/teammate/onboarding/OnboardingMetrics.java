package com.teammate.onboarding;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import com.teammate.diagnosis.Diagnoses;
import com.teammate.diagnosis.Diagnosis;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.onboarding.Figures.Snapshot;
import com.teammate.onboarding.Progress.StepId;
import com.teammate.onboarding.StepTimes.StepTime;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * The process as metrics. Each figure is that of the whole database, so over several
 * nodes take the maximum, not the sum.
 */
@Component
class OnboardingMetrics implements MeterBinder {

	private final Figures figures;

	private final Diagnoses diagnoses;

	OnboardingMetrics(Figures figures, Diagnoses diagnoses) {
		this.figures = figures;
		this.diagnoses = diagnoses;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "teammate.onboardings.started", Tags.empty(), Snapshot::started);
		gauge(registry, "teammate.onboardings.completed", Tags.empty(), Snapshot::completed);
		gauge(registry, "teammate.migrations.refused", Tags.empty(), Snapshot::refused);
		gauge(registry, "teammate.jobs.due", Tags.empty(), Snapshot::due);
		gauge(registry, "teammate.jobs.overdue", Tags.empty(), Snapshot::overdue);
		for (EnterpriseStatus status : EnterpriseStatus.values()) {
			gauge(registry, "teammate.enterprises", Tags.of("status", status.name()),
					of(Snapshot::statuses, status.name()));
		}
		for (Deed deed : Deed.values()) {
			waiting(registry, deed.actor().name(), deed.name());
		}
		for (Diagnosis cause : this.diagnoses.all()) {
			waiting(registry, cause.owner(), cause.code());
			Tags tags = Tags.of("cause", cause.code(), "owner", cause.owner());
			gauge(registry, "teammate.incidents", tags, of(Snapshot::incidents, cause.code()));
			gauge(registry, "teammate.retrying", tags, of(Snapshot::retrying, cause.code()));
		}
		for (StepId step : StepId.values()) {
			Tags tags = Tags.of("step", step.name());
			gauge(registry, "teammate.step.seconds", tags.and("quantile", "0.5"), seconds(step, StepTime::median));
			gauge(registry, "teammate.step.seconds", tags.and("quantile", "0.9"), seconds(step, StepTime::ninetieth));
		}
	}

	private void waiting(MeterRegistry registry, String actor, String code) {
		gauge(registry, "teammate.waiting", Tags.of("actor", actor, "code", code), of(Snapshot::waiting, code));
	}

	private void gauge(MeterRegistry registry, String name, Tags tags, ToDoubleFunction<Snapshot> figure) {
		Gauge.builder(name, this.figures, (source) -> figure.applyAsDouble(source.now())).tags(tags).register(registry);
	}

	private static ToDoubleFunction<Snapshot> of(Function<Snapshot, Map<String, Long>> counts, String key) {
		return (snapshot) -> counts.apply(snapshot).getOrDefault(key, 0L);
	}

	private static ToDoubleFunction<Snapshot> seconds(StepId step, Function<StepTime, Duration> time) {
		return (snapshot) -> {
			StepTime found = snapshot.times().get(step);
			return (found != null) ? time.apply(found).toMillis() / 1000.0 : Double.NaN;
		};
	}

}
