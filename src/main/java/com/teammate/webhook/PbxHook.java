package com.teammate.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import com.teammate.event.Event;
import com.teammate.event.EventType;
import com.teammate.webhook.WebhookSettings.PbxTarget;
import jakarta.annotation.PostConstruct;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Where the PBX side listens for what an enterprise has chosen: an endpoint like those of
 * resellers, only that operations configure it, it hears of all resellers, and it may
 * stand in a network of ours.
 */
@Component("pbxTarget")
class PbxHook {

	static final EndpointId ID = new EndpointId(UUID.fromString("00000000-0000-4000-8000-000000000001"));

	private static final Logger log = LoggerFactory.getLogger(PbxHook.class);

	private final EndpointTable table;

	@Nullable private final PbxTarget target;

	private final Clock clock;

	PbxHook(EndpointTable table, WebhookSettings settings, Clock clock) {
		this.table = table;
		this.target = settings.pbx();
		this.clock = clock;
	}

	/** Before the first event: its deliveries refer to the row. */
	@PostConstruct
	void settle() {
		if (this.target != null) {
			this.table.settle(ID, wish(this.target.url()), this.clock.instant());
		}
		else {
			this.table.disable(ID, this.clock.instant());
		}
	}

	boolean listensTo(Event event) {
		return event.type() == EventType.PBX_OPTIONS_CHANGED && isOn();
	}

	boolean isOn() {
		return this.target != null && this.table.find(ID).filter((endpoint) -> endpoint.wish().enabled()).isPresent();
	}

	static boolean isAt(EndpointId id) {
		return id.equals(ID);
	}

	/** Those that sign now, the newest first. */
	List<byte[]> secrets() {
		return (this.target == null) ? List.of()
				: Stream.of(this.target.secret(), this.target.previousSecret())
					.filter((secret) -> secret != null && !secret.isBlank())
					.map((secret) -> Base64.getDecoder().decode(secret.strip()))
					.toList();
	}

	/** Starts anew after it was stopped; false without a target. */
	boolean resume() {
		Optional<Endpoint> here = (this.target != null) ? this.table.find(ID) : Optional.empty();
		here.ifPresent((endpoint) -> this.table.change(ID, wish(endpoint.wish().url()), this.clock.instant()));
		return here.isPresent();
	}

	/** The same only if it was stopped; false if it was not. */
	boolean wake() {
		return this.table.find(ID).filter((endpoint) -> endpoint.stop() != null).isPresent() && resume();
	}

	/** Nobody else would notice: no person waits for these messages. */
	void alarm(Endpoint endpoint) {
		log.error(
				"The PBX hook is stopped ({}): options of enterprises do not reach the PBX side. "
						+ "Mend the receiver, then try again at the desk or POST /support/api/pbx-hook/resume",
				endpoint.stop());
	}

	private static NewEndpoint wish(URI url) {
		return new NewEndpoint(url, "PBX side", Set.of(EventType.PBX_OPTIONS_CHANGED), true);
	}

	/** How it is doing. */
	State state() {
		Endpoint endpoint = (this.target != null) ? this.table.find(ID).orElse(null) : null;
		return (endpoint == null) ? new State(false, null, null, 0, 0)
				: new State(true, endpoint.stop(), endpoint.failingSince(), this.table.open(ID, Delivery.State.PENDING),
						this.table.open(ID, Delivery.State.FAILED));
	}

	/**
	 * How it is doing.
	 *
	 * @param waiting messages that were not taken yet
	 * @param givenUp messages that nobody tries any more, until it is resumed
	 */
	record State(boolean connected, Endpoint.@Nullable Stop stop, @Nullable Instant failingSince, int waiting,
			int givenUp) {

		boolean isWell() {
			return this.stop == null && this.failingSince == null && this.givenUp == 0;
		}

	}

}
