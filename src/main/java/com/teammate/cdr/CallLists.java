package com.teammate.cdr;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;

import com.teammate.audit.Party;
import com.teammate.cdr.CallList.Trouble;
import com.teammate.enterprise.Enterprise;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/** Calls as pages show them, for every door the same. */
@Service
public class CallLists {

	private static final int PAGE = 50;

	private final CallData calls;

	private final Clock clock;

	CallLists(CallData calls, Clock clock) {
		this.calls = calls;
		this.clock = clock;
	}

	/** What was typed and is no day, or no place in a list, is as good as left out. */
	public CallList of(Enterprise enterprise, @Nullable String from, @Nullable String to, @Nullable String place,
			Party by) {
		LocalDate last = day(to, LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC));
		LocalDate first = day(from, last.minusDays(6));
		try {
			CallRange range = this.calls.range(first.atStartOfDay().toInstant(ZoneOffset.UTC),
					last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
			CallPage page = this.calls.of(enterprise, range,
					(place != null) ? CallPlace.read(place).orElse(null) : null, PAGE, by);
			return new CallList(first, last, page.calls(), (page.next() != null) ? page.next().written() : null,
					page.unreadable(), null);
		}
		catch (CallsNotAccessible ex) {
			return CallList.none(first, last, Trouble.NOT_ACCESSIBLE);
		}
		catch (RangeNotValid ex) {
			return CallList.none(first, last, ex.isTooLong() ? Trouble.RANGE_TOO_LONG : Trouble.RANGE_BACKWARDS);
		}
		catch (CallsNotReadable ex) {
			return CallList.none(first, last, Trouble.valueOf(ex.reason().name()));
		}
	}

	private static LocalDate day(@Nullable String typed, LocalDate usual) {
		try {
			LocalDate day = (typed != null && typed.length() == 10) ? LocalDate.parse(typed) : usual;
			return (day.getYear() > 1970) ? day : usual;
		}
		catch (DateTimeException ex) {
			return usual;
		}
	}

}
