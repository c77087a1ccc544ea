package com.teammate.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

import com.teammate.event.Event;
import com.teammate.event.Events;
import com.teammate.webhook.Delivery.State;
import com.teammate.webhook.Endpoint.Stop;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Makes one try of a delivery and decides what follows from it. While an endpoint fails,
 * only one delivery in a while is tried; the others wait, so that thousands of them do
 * not keep us busy.
 */
@Component
class Courier {

	private static final Duration LONGEST_REST = Duration.ofMinutes(30);

	private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

	private static final Duration TURN = Duration.ofSeconds(2);

	private final DeliveryTable table;

	private final EndpointTable endpoints;

	private final Endpoints secrets;

	private final Events events;

	private final Sender sender;

	private final Turns turns;

	private final WebhookSettings settings;

	private final Clock clock;

	private final RandomGenerator random = RandomGenerator.getDefault();

	Courier(DeliveryTable table, EndpointTable endpoints, Endpoints secrets, Events events, Sender sender, Turns turns,
			WebhookSettings settings, Clock clock) {
		this.table = table;
		this.endpoints = endpoints;
		this.secrets = secrets;
		this.events = events;
		this.sender = sender;
		this.turns = turns;
		this.settings = settings;
		this.clock = clock;
	}

	void attempt(Delivery delivery) {
		Endpoint endpoint = this.endpoints.find(delivery.endpoint()).orElseThrow();
		Instant rest = this.endpoints.restsUntil(endpoint.id()).orElse(Instant.MIN);
		if (!endpoint.wish().enabled()) {
			this.table.finish(delivery.id(), State.CANCELLED, now());
		}
		else if (rest.isAfter(now())) {
			this.table.postpone(delivery.id(), someTimeAfter(rest, Duration.between(now(), rest)));
		}
		else if (!this.turns.take(endpoint.id())) {
			this.table.postpone(delivery.id(), someTimeAfter(now().plus(TURN), TURN.multipliedBy(4)));
		}
		else {
			try {
				send(endpoint, delivery);
			}
			finally {
				this.turns.giveBack(endpoint.id());
			}
		}
	}

	private void send(Endpoint endpoint, Delivery delivery) {
		Event event = this.events.find(delivery.reseller(), delivery.event()).orElseThrow();
		List<byte[]> secrets = this.secrets.secrets(endpoint.id());
		Instant at = now();
		URI url = endpoint.wish().url();
		Attempt attempt = PbxHook.isAt(endpoint.id()) ? this.sender.sendToPbx(url, secrets, event)
				: this.sender.send(url, secrets, event);
		this.table.log(delivery, attempt, at);
		if (attempt.isTaken()) {
			this.endpoints.succeeded(endpoint.id());
			this.table.finish(delivery.id(), State.DELIVERED, now());
		}
		else if (attempt.isGone()) {
			this.endpoints.stop(endpoint.id(), Stop.GONE, delivery.id(), now());
			this.table.finish(delivery.id(), State.FAILED, now());
		}
		else {
			failed(endpoint, delivery, attempt);
		}
	}

	private void failed(Endpoint endpoint, Delivery delivery, Attempt attempt) {
		Duration pause = longer(this.settings.intervalAfter(delivery.attempts() + 1), attempt.retryAfter());
		Duration rest = this.settings.intervalAfter(this.endpoints.failures(endpoint.id()) + 1);
		this.endpoints.failed(endpoint.id(), now(),
				now().plus(longer((rest.compareTo(LONGEST_REST) < 0) ? rest : LONGEST_REST, attempt.retryAfter())));
		Instant since = Objects.requireNonNullElse(endpoint.failingSince(), now());
		if (!since.plus(this.settings.disableAfter()).isAfter(now())) {
			this.endpoints.stop(endpoint.id(), Stop.FAILING, delivery.id(), now());
			this.table.finish(delivery.id(), State.FAILED, now());
		}
		else if (now().plus(pause).isAfter(delivery.createdAt().plus(this.settings.giveUpAfter()))) {
			this.table.finish(delivery.id(), State.FAILED, now());
		}
		else {
			this.table.postpone(delivery.id(), now().plus(pause));
		}
	}

	private static Duration longer(Duration own, @Nullable Duration asked) {
		if (asked == null || asked.compareTo(own) <= 0) {
			return own;
		}
		return (asked.compareTo(LONGEST_PAUSE) < 0) ? asked : LONGEST_PAUSE;
	}

	private Instant someTimeAfter(Instant start, Duration window) {
		return start.plusMillis(this.random.nextLong(Math.max(1, window.toMillis()))).truncatedTo(ChronoUnit.MICROS);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
