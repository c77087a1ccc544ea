package com.teammate.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.teammate.reseller.ResellerId;
import com.teammate.webhook.Delivery.Try;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends what looks like an event but tells of nothing, so that a reseller can see whether
 * its program understands us. It is in no log and changes no endpoint. Each keeps
 * somebody waiting for somebody else's server, so an endpoint gets only a few, whichever
 * door they are asked for at.
 */
@Service
public class Rehearsals {

	public static final int A_MINUTE = 10;

	private static final Duration EACH = Duration.ofMinutes(1).dividedBy(A_MINUTE);

	private final Endpoints endpoints;

	private final EndpointTable table;

	private final Sender sender;

	private final Turns turns;

	private final Clock clock;

	Rehearsals(Endpoints endpoints, EndpointTable table, Sender sender, Turns turns, Clock clock) {
		this.endpoints = endpoints;
		this.table = table;
		this.sender = sender;
		this.turns = turns;
		this.clock = clock;
	}

	/**
	 * Sends it once, signed like an event, and says what came of it; empty when too many
	 * are on their way. Asks others, so it must not run in a transaction. Throws
	 * {@link TooManyRehearsals}.
	 */
	@Transactional(propagation = Propagation.NEVER)
	public Optional<Rehearsed> send(ResellerId reseller, EndpointId id) {
		URI url = this.endpoints.find(reseller, id).orElseThrow().wish().url();
		if (!this.turns.take(id)) {
			return Optional.empty();
		}
		try {
			if (!this.table.useTest(id, EACH, now())) {
				throw new TooManyRehearsals(EACH);
			}
			Message message = message(now());
			Attempt attempt = this.sender.send(url, this.endpoints.secrets(id), message);
			return Optional.of(new Rehearsed(message.id(), attempt.isTaken(), new Try(1, message.timestamp(),
					attempt.status(), attempt.duration().toMillis(), attempt.problem(), attempt.answer())));
		}
		finally {
			this.turns.giveBack(id);
		}
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private static Message message(Instant now) {
		return new Message("evt_test_" + UUID.randomUUID(), "webhook.test", now, Map.of());
	}

	/**
	 * What came of a rehearsal.
	 *
	 * @param id by which the receiver knows it
	 * @param taken whether the receiver took it
	 */
	public record Rehearsed(String id, boolean taken, Try attempt) {

	}

	/** As an event, but about no enterprise. */
	record Message(String id, String type, Instant timestamp, Map<String, Object> data) {

	}

}
