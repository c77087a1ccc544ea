package com.teammate.onboarding;

import java.util.List;
import java.util.Set;

import com.teammate.audit.StaffAct;
import com.teammate.event.Event;
import com.teammate.event.EventId;
import com.teammate.event.Events;
import com.teammate.event.EventsRecorded;
import com.teammate.webhook.Deliveries;
import com.teammate.webhook.DeliveryId;
import com.teammate.webhook.Endpoint;
import org.camunda.bpm.engine.RuntimeService;
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

	private final RuntimeService runtime;

	EventDelivery(Events events, Deliveries deliveries, RuntimeService runtime) {
		this.events = events;
		this.deliveries = deliveries;
		this.runtime = runtime;
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
