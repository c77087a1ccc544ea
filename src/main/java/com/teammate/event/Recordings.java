package com.teammate.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import com.teammate.reseller.ResellerId;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes what was recorded at the very end of its transaction. Ids of one reseller are
 * given out one transaction at a time, and a transaction may last as long as a call to
 * Microsoft: so the queue is joined last, for the length of a commit.
 */
@Component
class Recordings {

	private final EventTable table;

	private final ApplicationEventPublisher publisher;

	Recordings(EventTable table, ApplicationEventPublisher publisher) {
		this.table = table;
		this.publisher = publisher;
	}

	/** That of the transaction that runs now. */
	Recording current() {
		return TransactionSynchronizationManager.getSynchronizations()
			.stream()
			.filter(Recording.class::isInstance)
			.map(Recording.class::cast)
			.findFirst()
			.orElseGet(this::begin);
	}

	private Recording begin() {
		var recording = new Recording(this::write);
		TransactionSynchronizationManager.registerSynchronization(recording);
		return recording;
	}

	private void write(List<Recording.Fact> facts) {
		Map<UUID, ResellerId> resellers = this.table.resellers(facts.stream().map(Recording.Fact::enterprise).toList());
		// Always in the same order: two transactions never wait for each other.
		facts.stream()
			.collect(Collectors.groupingBy((fact) -> Objects.requireNonNull(resellers.get(fact.enterprise())).value(),
					TreeMap::new, Collectors.toList()))
			.forEach((reseller, own) -> write(new ResellerId(reseller), own));
	}

	private void write(ResellerId reseller, List<Recording.Fact> facts) {
		long first = this.table.reserve(reseller, facts.size());
		List<Event> events = new ArrayList<>();
		for (Recording.Fact fact : facts) {
			var event = new Event(new EventId(first + events.size()), reseller, fact.enterprise(), fact.type(),
					fact.at(), fact.data());
			this.table.add(event);
			events.add(event);
		}
		this.publisher.publishEvent(new EventsRecorded(reseller, events));
	}

}
