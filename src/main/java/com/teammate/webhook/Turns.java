package com.teammate.webhook;

import java.util.HashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * How many tries run at once on this node: receivers that hang must not take all job
 * threads, and one of them not all turns of the others.
 */
@Component
class Turns {

	private final Map<EndpointId, Integer> taken = new HashMap<>();

	private final int all;

	private final int each;

	Turns(WebhookSettings settings) {
		this.all = settings.atOnce();
		this.each = Math.max(1, this.all / 2);
	}

	/** False when it must wait. */
	synchronized boolean take(EndpointId endpoint) {
		int total = this.taken.values().stream().mapToInt(Integer::intValue).sum();
		if (total >= this.all || this.taken.getOrDefault(endpoint, 0) >= this.each) {
			return false;
		}
		this.taken.merge(endpoint, 1, Integer::sum);
		return true;
	}

	synchronized void giveBack(EndpointId endpoint) {
		this.taken.computeIfPresent(endpoint, (id, count) -> (count > 1) ? count - 1 : null);
	}

}
