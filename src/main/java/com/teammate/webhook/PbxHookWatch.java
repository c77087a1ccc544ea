package com.teammate.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Tells operations when the PBX side does not hear us. */
@Component("pbxHook")
class PbxHookWatch implements HealthIndicator, MeterBinder {

	private final PbxHook hook;

	PbxHookWatch(PbxHook hook) {
		this.hook = hook;
	}

	@Override
	public Health health() {
		PbxHook.State state = this.hook.state();
		Health.Builder health = state.isWell() ? Health.up() : Health.down();
		health.withDetail("connected", state.connected())
			.withDetail("waiting", state.waiting())
			.withDetail("givenUp", state.givenUp());
		if (state.stop() != null) {
			health.withDetail("stopped", state.stop().name());
		}
		return health.build();
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("teammate.pbx.hook.waiting", this.hook, (hook) -> hook.state().waiting())
			.description("Messages that the PBX side has not taken yet")
			.register(registry);
		Gauge.builder("teammate.pbx.hook.failing", this.hook, (hook) -> hook.state().isWell() ? 0 : 1)
			.description("1 while the PBX side does not take our messages")
			.register(registry);
	}

}
