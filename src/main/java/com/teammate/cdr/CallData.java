package com.teammate.cdr;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.teammate.audit.Party;
import com.teammate.cdr.CallsNotReadable.Reason;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseStatus;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** The calls of an enterprise, for whoever may read them. */
@Service
public class CallData {

	private static final Duration USUAL = Duration.ofDays(7);

	private final ObjectProvider<CallSource> source;

	private final CallReadings readings;

	private final CdrSettings settings;

	private final Clock clock;

	CallData(ObjectProvider<CallSource> source, CallReadings readings, CdrSettings settings, Clock clock) {
		this.source = source;
		this.readings = readings;
		this.settings = settings;
		this.clock = clock;
	}

	/** Whether "Access SIP Data" is set for it. */
	public boolean isAccessible(Enterprise enterprise) {
		return enterprise.requested().accessSipData() && enterprise.status() != EnterpriseStatus.REMOVED;
	}

	/** Without an end up to now, without a start a week. Throws {@link RangeNotValid}. */
	public CallRange range(@Nullable Instant from, @Nullable Instant to) {
		Instant end = (to != null) ? to : this.clock.instant();
		CallRange range = new CallRange((from != null) ? from : end.minus(USUAL), end);
		boolean tooLong = range.length().compareTo(this.settings.longestRange()) > 0;
		if (tooLong || range.from().isAfter(range.to())) {
			throw new RangeNotValid(this.settings.longestRange(), tooLong);
		}
		return range;
	}

	/**
	 * Newest first, up to {@code limit} of those after that place; never holds more than
	 * these, however long the source talks. That it was read is noted. Throws
	 * {@link CallsNotAccessible} and {@link CallsNotReadable}.
	 */
	public CallPage of(Enterprise enterprise, CallRange range, @Nullable CallPlace after, int limit, Party by) {
		if (!isAccessible(enterprise)) {
			throw new CallsNotAccessible();
		}
		TreeMap<CallPlace, Call> newest = new TreeMap<>();
		int unreadable = source().read(enterprise.id(), range, (call) -> {
			CallPlace place = CallPlace.of(call);
			if (range.contains(call.startedAt()) && (after == null || place.compareTo(after) > 0)) {
				newest.put(place, call);
			}
			if (newest.size() > limit + 1) {
				newest.pollLastEntry();
			}
		});
		this.readings.note(enterprise.id(), range, by);
		List<Map.Entry<CallPlace, Call>> page = newest.entrySet().stream().limit(limit).toList();
		return new CallPage(range, page.stream().map(Map.Entry::getValue).toList(),
				(newest.size() > limit) ? page.get(limit - 1).getKey() : null, unreadable);
	}

	private CallSource source() {
		CallSource connected = this.source.getIfAvailable();
		if (connected == null) {
			throw new CallsNotReadable(Reason.NOT_CONNECTED, "No source of call data is connected");
		}
		return connected;
	}

}
