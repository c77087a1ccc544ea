package com.teammate.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseQuery;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.reseller.ResellerId;
import com.teammate.wish.Wrong;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Lists a reseller's enterprises page by page. */
@Component
class EnterpriseListing {

	private static final int LIMIT = 50;

	private static final int MOST = 200;

	private static final int LONGEST_TEXT = 200;

	private final Enterprises enterprises;

	EnterpriseListing(Enterprises enterprises) {
		this.enterprises = enterprises;
	}

	/** Throws {@link RequestRefused} with every wrong parameter. */
	EnterpriseQuery query(ResellerId reseller, @Nullable String text, @Nullable String status, @Nullable String cursor,
			@Nullable String limit) {
		List<Wrong> errors = new ArrayList<>();
		String part = given(text).filter((words) -> isText(words, errors)).orElse(null);
		EnterpriseStatus known = given(status).flatMap((name) -> status(name, errors)).orElse(null);
		int most = given(limit).map((number) -> limit(number, errors)).orElse(LIMIT);
		if (!errors.isEmpty()) {
			throw RequestRefused.forFields(errors);
		}
		return new EnterpriseQuery(part, known, (cursor != null) ? Cursor.read(reseller, cursor) : null, most);
	}

	List<Enterprise> list(ResellerId reseller, EnterpriseQuery query) {
		return this.enterprises.list(reseller, query);
	}

	/** Looks whether anything follows, so that no page is empty but the only one. */
	@Nullable String nextCursor(ResellerId reseller, EnterpriseQuery query, List<Enterprise> page) {
		if (page.size() < query.limit()) {
			return null;
		}
		String next = Cursor.after(page.get(page.size() - 1));
		var peek = new EnterpriseQuery(query.text(), query.status(), Cursor.read(reseller, next), 1);
		return this.enterprises.list(reseller, peek).isEmpty() ? null : next;
	}

	private static Optional<String> given(@Nullable String parameter) {
		return Optional.ofNullable(parameter).map(String::strip).filter((text) -> !text.isEmpty());
	}

	private static boolean isText(String text, List<Wrong> errors) {
		if (text.length() <= LONGEST_TEXT && text.codePoints().noneMatch(Character::isISOControl)) {
			return true;
		}
		return !errors
			.add(new Wrong("q", "must have at most " + LONGEST_TEXT + " characters and no control characters"));
	}

	private static Optional<EnterpriseStatus> status(String name, List<Wrong> errors) {
		var status = Arrays.stream(EnterpriseStatus.values()).filter((value) -> value.name().equals(name)).findFirst();
		if (status.isEmpty()) {
			errors.add(new Wrong("status", "must be one of "
					+ Arrays.stream(EnterpriseStatus.values()).map(Enum::name).collect(Collectors.joining(", "))));
		}
		return status;
	}

	/** Throws {@link RequestRefused}. */
	static int limit(@Nullable String limit) {
		List<Wrong> errors = new ArrayList<>();
		int most = given(limit).map((number) -> limit(number, errors)).orElse(LIMIT);
		if (!errors.isEmpty()) {
			throw RequestRefused.forFields(errors);
		}
		return most;
	}

	private static int limit(String number, List<Wrong> errors) {
		if (number.matches("[0-9]{1,3}") && Integer.parseInt(number) >= 1 && Integer.parseInt(number) <= MOST) {
			return Integer.parseInt(number);
		}
		errors.add(new Wrong("limit", "must be a whole number between 1 and " + MOST));
		return LIMIT;
	}

}
