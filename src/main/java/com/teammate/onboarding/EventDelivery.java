package com.teammate.onboarding;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.event.Event;
import com.teammate.event.EventId;
import com.teammate.event.Events;
import com.teammate.event.EventsRecorded;
import com.teammate.webhook.Deliveries;
import com.teammate.webhook.Delivery;
import com.teammate.webhook.DeliveryId;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.Endpoints;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has events delivered by a process of their own for each endpoint. It starts in the
 * transaction that records the event, so the engine is the outbox: what is committed will
 * be sent, whatever dies in between.
 */
@Service
public class EventDelivery {

	static final String KEY = "deliver-event";

	/** How many events one replay repeats at most. */
	public static final int MOST_REPLAYED = 500;

	private final Events events;

	private final Deliveries deliveries;

	private final Endpoints endpoints;

	private final RuntimeService runtime;

	private final ManagementService management;

	private final Clock clock;

	EventDelivery(Events events, Deliveries deliveries, Endpoints endpoints, RuntimeService runtime,
			ManagementService management, Clock clock) {
		this.events = events;
		this.deliveries = deliveries;
		this.endpoints = endpoints;
		this.runtime = runtime;
		this.management = management;
		this.clock = clock;
	}

	@EventListener
	void on(EventsRecorded recorded) {
		start(this.deliveries.prepare(recorded.reseller(), recorded.events()));
	}

	/** Delivers one event to an endpoint once more. */
	@Transactional
	public Replay replay(Endpoint endpoint, Event event) {
		return replay(endpoint, List.of(event));
	}

	/**
	 * Delivers the events after one of them to an endpoint once more, those of the types
	 * it listens to; the oldest first, and not too many at once.
	 */
	@Transactional
	public Replay replayAfter(Endpoint endpoint, EventId last) {
		return replay(endpoint,
				this.events.after(endpoint.reseller(), last, Set.copyOf(endpoint.wish().types()), MOST_REPLAYED));
	}

	/**
	 * Tries now what has not got through to a program of the reseller or to the PBX side,
	 * which is woken for it; what was given up is sent once more. How many those are;
	 * none of what is on its way already.
	 */
	@Transactional
	public int again(EnterpriseId enterprise) {
		List<Delivery> open = this.deliveries.open(enterprise.value());
		if (open.stream().anyMatch(Delivery::isToPbx)) {
			start(this.deliveries.wakePbxHook());
		}
		List<Delivery> tried = open.stream().filter(this::isListening).toList();
		tried.forEach(this::again);
		return tried.size();
	}

	private void again(Delivery delivery) {
		if (delivery.isPending()) {
			this.deliveries.hurry(delivery);
			// It may have got through since it was looked up.
			for (String instance : instances(delivery)) {
				this.management.createJobQuery()
					.processInstanceId(instance)
					.timers()
					.list()
					.forEach((job) -> this.management.setJobDuedate(job.getId(), Date.from(this.clock.instant())));
			}
		}
		else {
			this.events.find(delivery.reseller(), delivery.event())
				.ifPresent((event) -> start(this.deliveries.repeat(delivery.endpoint(), List.of(event))));
		}
	}

	private Set<String> instances(Delivery delivery) {
		return this.runtime.createProcessInstanceQuery()
			.processInstanceBusinessKey(delivery.id().toString(), KEY)
			.list()
			.stream()
			.map(ProcessInstance::getId)
			.collect(Collectors.toSet());
	}

	/** One that we had to disable is its reseller's to switch on again. */
	private boolean isListening(Delivery delivery) {
		return delivery.isToPbx() ? this.deliveries.reachesPbx()
				: this.endpoints.find(delivery.reseller(), delivery.endpoint())
					.filter((endpoint) -> endpoint.wish().enabled())
					.isPresent();
	}

	private Replay replay(Endpoint endpoint, List<Event> again) {
		start(this.deliveries.repeat(endpoint.id(), again));
		EventId last = again.isEmpty() ? null : again.get(again.size() - 1).id();
		return new Replay(again.size(), last, again.size() == MOST_REPLAYED);
	}

	/**
	 * Lets the PBX side hear again what it missed.
	 * @return how many messages it gets
	 */
	@Transactional
	public int resumePbxHook(StaffAct act) {
		List<DeliveryId> missed = this.deliveries.resumePbxHook(act);
		start(missed);
		return missed.size();
	}

	private void start(List<DeliveryId> prepared) {
		for (DeliveryId delivery : prepared) {
			this.runtime.startProcessInstanceByKey(KEY, delivery.toString());
		}
	}

	/**
	 * What is repeated.
	 *
	 * @param last null when there is nothing
	 * @param more whether there may be more after it
	 */
	public record Replay(int events, @Nullable EventId last, boolean more) {

	}

}
