package com.teammate.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;

/** What one transaction has recorded so far. */
final class Recording implements TransactionSynchronization {

	private final List<Fact> facts = new ArrayList<>();

	private final Consumer<List<Fact>> writer;

	private boolean written;

	Recording(Consumer<List<Fact>> writer) {
		this.writer = writer;
	}

	void add(Fact fact) {
		if (this.written) {
			throw new IllegalStateException("Nothing happens while what happened is written");
		}
		this.facts.add(fact);
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void beforeCommit(boolean readOnly) {
		this.written = true;
		this.writer.accept(List.copyOf(this.facts));
	}

	/** Something that happened, before it has its place. */
	record Fact(UUID enterprise, EventType type, Instant at, Map<String, Object> data) {

	}

}
