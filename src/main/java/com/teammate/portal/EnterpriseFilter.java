package com.teammate.portal;

import java.util.Arrays;
import java.util.Optional;

import com.teammate.enterprise.EnterpriseQuery;
import com.teammate.enterprise.EnterpriseQuery.Order;
import com.teammate.enterprise.EnterpriseQuery.Position;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.NextAction.Actor;
import org.jspecify.annotations.Nullable;

/** What of the list somebody wants to see; what cannot be understood does not filter. */
record EnterpriseFilter(String q, @Nullable EnterpriseStatus status, @Nullable Actor actor, Order order) {

	private static final int LONGEST_TEXT = 200;

	static EnterpriseFilter of(@Nullable String q, @Nullable String status, @Nullable String actor,
			@Nullable String order) {
		return new EnterpriseFilter(text(q), named(EnterpriseStatus.values(), status).orElse(null),
				named(Actor.values(), actor).orElse(null), named(Order.values(), order).orElse(Order.NEWEST));
	}

	EnterpriseQuery query(@Nullable Position after, int limit) {
		return new EnterpriseQuery(this.q.isEmpty() ? null : this.q, this.status, this.actor, this.order, after, limit);
	}

	/** Whether it leaves anything out. */
	public boolean isNarrow() {
		return !this.q.isEmpty() || this.status != null || this.actor != null;
	}

	private static String text(@Nullable String typed) {
		// PostgreSQL knows no character 0.
		String text = (typed != null) ? typed.replace("\0", "").strip() : "";
		return text.substring(0, Math.min(text.length(), LONGEST_TEXT));
	}

	private static <E extends Enum<E>> Optional<E> named(E[] values, @Nullable String name) {
		return Arrays.stream(values).filter((value) -> value.name().equals(name)).findFirst();
	}

}
