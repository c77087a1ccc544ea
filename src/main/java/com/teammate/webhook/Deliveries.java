package com.teammate.webhook;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.audit.StaffAct;
import com.teammate.event.Event;
import com.teammate.event.EventType;
import com.teammate.reseller.ResellerId;
import com.teammate.webhook.Delivery.State;
import com.teammate.webhook.Delivery.Try;
import com.teammate.webhook.DeliveryTable.Place;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deliveries of events to endpoints and their log. Somebody else decides when a delivery
 * is tried and asks here whether it is over.
 */
@Service
public class Deliveries {

	private final DeliveryTable table;

	private final EndpointTable endpoints;

	private final Courier courier;

	private final StopLetter letter;

	private final PbxHook pbx;

	private final Audit audit;

	private final WebhookSettings settings;

	private final Clock clock;

	Deliveries(DeliveryTable table, EndpointTable endpoints, Courier courier, StopLetter letter, PbxHook pbx,
			Audit audit, WebhookSettings settings, Clock clock) {
		this.table = table;
		this.endpoints = endpoints;
		this.courier = courier;
		this.letter = letter;
		this.pbx = pbx;
		this.audit = audit;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * One for each event and each endpoint that wants to know of it, the PBX side
	 * included.
	 */
	@Transactional
	public List<DeliveryId> prepare(ResellerId reseller, List<Event> events) {
		List<DeliveryId> prepared = new ArrayList<>();
		for (Endpoint endpoint : this.endpoints.of(reseller)) {
			events.stream()
				.filter((event) -> wants(endpoint.wish(), event))
				.map((event) -> this.table.add(endpoint.id(), event, now()))
				.forEach(prepared::add);
		}
		events.stream()
			.filter(this.pbx::listensTo)
			.map((event) -> this.table.add(PbxHook.ID, event, now()))
			.forEach(prepared::add);
		if (!prepared.isEmpty()) {
			this.table.forgetBefore(now().minus(this.settings.keepLog()));
		}
		return prepared;
	}

	/** Once more, to one endpoint, what was perhaps delivered already. */
	@Transactional
	public List<DeliveryId> repeat(EndpointId endpoint, List<Event> events) {
		return events.stream().map((event) -> this.table.add(endpoint, event, now())).toList();
	}

	/**
	 * Tries it now, unless it is over or must wait; what came of it stands in the log.
	 */
	@Transactional
	public void attempt(DeliveryId id) {
		this.table.find(id).filter(Delivery::isPending).ifPresent(this.courier::attempt);
	}

	/** Whether nothing is left to do; so it is when its endpoint was removed. */
	@Transactional(readOnly = true)
	public boolean isOver(DeliveryId id) {
		return this.table.find(id).filter(Delivery::isPending).isEmpty();
	}

	@Transactional(readOnly = true)
	public Instant nextTryAt(DeliveryId id) {
		return this.table.find(id).map(Delivery::nextTryAt).orElseGet(this.clock::instant);
	}

	/** Whether this delivery is why its endpoint was disabled. */
	@Transactional(readOnly = true)
	public boolean isLast(DeliveryId id) {
		return this.endpoints.isStoppedBy(id);
	}

	/**
	 * Lets the PBX side be tried again after it was stopped, and says which messages it
	 * must get: for each enterprise the newest that did not get through.
	 */
	@Transactional
	public List<DeliveryId> resumePbxHook(StaffAct act) {
		if (!this.pbx.resume()) {
			return List.of();
		}
		List<DeliveryId> missed = this.table.newestUndelivered(PbxHook.ID, EventType.PBX_OPTIONS_CHANGED, now());
		this.audit.note(PbxHook.ID.value(), act, "The PBX hook was resumed; " + missed.size() + " messages follow.",
				null, null);
		return missed;
	}

	/**
	 * Lets the PBX side be tried again if it was stopped, because somebody asks for one
	 * of its messages. What could not even be kept for it meanwhile follows too, or
	 * nobody would miss it; what was given up is asked for case by case.
	 */
	@Transactional
	public List<DeliveryId> wakePbxHook() {
		if (!this.pbx.wake()) {
			return List.of();
		}
		this.audit.note(PbxHook.ID.value(), Party.SYSTEM,
				"The PBX hook was resumed, because a message to it is sent again.");
		return this.table.newestForgotten(PbxHook.ID, EventType.PBX_OPTIONS_CHANGED, now());
	}

	/** Whether the PBX side is there to hear anything. */
	@Transactional(readOnly = true)
	public boolean reachesPbx() {
		return this.pbx.isOn();
	}

	/** Tells the reseller by mail that its endpoint was disabled, or else operations. */
	@Transactional(readOnly = true)
	public void tellReseller(DeliveryId id) {
		this.table.find(id)
			.flatMap((delivery) -> this.endpoints.find(delivery.endpoint()))
			.ifPresent((endpoint) -> tell(endpoint, id));
	}

	private void tell(Endpoint endpoint, DeliveryId last) {
		if (PbxHook.isAt(endpoint.id())) {
			this.pbx.alarm(endpoint);
		}
		else {
			this.letter.send(endpoint, last);
		}
	}

	/** Newest first; up to {@code limit} of them after the delivery {@code after}. */
	@Transactional(readOnly = true)
	public List<Delivery> of(EndpointId endpoint, @Nullable State state, @Nullable DeliveryId after, int limit) {
		Place place = Optional.ofNullable(after)
			.flatMap(this.table::find)
			.map((delivery) -> new Place(delivery.createdAt(), delivery.id()))
			.orElse(null);
		return this.table.of(endpoint, state, place, limit);
	}

	/** What was sent about an enterprise, newest first. */
	@Transactional(readOnly = true)
	public List<Delivery> about(UUID enterprise, int limit) {
		return this.table.about(enterprise, limit);
	}

	/** Enterprises whose events have not got through, in no order. */
	@Transactional(readOnly = true)
	public List<Undelivered> undelivered() {
		return this.table.undelivered(null);
	}

	/** The same for one enterprise. */
	@Transactional(readOnly = true)
	public List<Undelivered> undelivered(UUID enterprise) {
		return this.table.undelivered(enterprise);
	}

	/** What has not got through for an enterprise, oldest first. */
	@Transactional(readOnly = true)
	public List<Delivery> open(UUID enterprise) {
		return this.table.open(enterprise);
	}

	/** Makes a pending one due now, and does not wait for its endpoint to recover. */
	@Transactional
	public void hurry(Delivery delivery) {
		this.endpoints.wake(delivery.endpoint());
		this.table.postpone(delivery.id(), now());
	}

	/** The tries of each of these deliveries, oldest first. */
	@Transactional(readOnly = true)
	public Map<DeliveryId, List<Try>> tries(List<Delivery> deliveries) {
		return this.table.tries(deliveries.stream().map(Delivery::id).toList());
	}

	private static boolean wants(NewEndpoint wish, Event event) {
		return wish.enabled() && (wish.types().isEmpty() || wish.types().contains(event.type()));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

}
