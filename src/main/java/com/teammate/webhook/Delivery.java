package com.teammate.webhook;

import java.time.Instant;

import com.teammate.event.EventId;
import com.teammate.event.EventType;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * The delivery of one event to one endpoint, with its last try.
 *
 * @param nextTryAt when it is tried next, while it is pending
 */
public record Delivery(DeliveryId id, EndpointId endpoint, ResellerId reseller, EventId event, EventType type,
		State state, int attempts, Instant createdAt, Instant nextTryAt, @Nullable Instant finishedAt) {

	public boolean isPending() {
		return this.state == State.PENDING;
	}

	/** Whether it is for the PBX side, and not for a program of the reseller. */
	public boolean isToPbx() {
		return PbxHook.isAt(this.endpoint);
	}

	/** How it is doing. */
	public enum State {

		PENDING, DELIVERED,
		/** Tried as long as it is worth it. */
		FAILED,
		/** The endpoint was disabled before it got through. */
		CANCELLED

	}

	/**
	 * A try, as the log tells it.
	 *
	 * @param status null when there was no answer
	 * @param problem why there was none
	 * @param answer the beginning of it
	 */
	public record Try(int number, Instant at, @Nullable Integer status, long durationMs, @Nullable String problem,
			@Nullable String answer) {

	}

}
