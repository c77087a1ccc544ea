package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.enterprise.Claims;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.reseller.ResellerId;
import com.teammate.wish.EnterpriseForm;
import com.teammate.wish.Typed;
import com.teammate.wish.WishNotValid;

import org.springframework.stereotype.Component;

/**
 * Checks the rows of an upload by the same rules as every other wish, and against each
 * other. Microsoft is asked only when a row is started.
 */
@Component
class UploadCheck {

	private final EnterpriseForm form;

	private final Claims claims;

	UploadCheck(EnterpriseForm form, Claims claims) {
		this.form = form;
		this.claims = claims;
	}

	List<UploadRow> check(ResellerId reseller, List<Map<String, List<String>>> typed) {
		List<UploadRow> rows = new ArrayList<>();
		Map<String, Integer> addresses = new HashMap<>();
		for (int i = 0; i < typed.size(); i++) {
			// A spreadsheet counts from one, and its first line holds the names.
			rows.add(check(reseller, i + 2, typed.get(i), addresses));
		}
		Set<String> taken = new HashSet<>(this.claims.taken(addresses.keySet()));
		return rows.stream()
			.map((row) -> isTaken(row, taken) ? wrong(row,
					"adminEmail is taken: an enterprise with "
							+ "this administrator is being onboarded or active already.")
					: row)
			.toList();
	}

	private UploadRow check(ResellerId reseller, int number, Map<String, List<String>> typed,
			Map<String, Integer> addresses) {
		UploadRow row = new UploadRow(number, UploadRow.State.READY, typed, null, null);
		try {
			NewEnterprise wish = this.form.read(reseller, Typed.enterprise(typed));
			Integer earlier = addresses.putIfAbsent(wish.adminEmail().value().toLowerCase(Locale.ROOT), number);
			return (earlier == null) ? row : wrong(row, "adminEmail stands in line " + earlier + " already.");
		}
		catch (WishNotValid ex) {
			return wrong(row, words(ex));
		}
	}

	static String words(WishNotValid ex) {
		return ex.errors()
			.stream()
			.map((wrong) -> wrong.field() + " " + wrong.message() + ".")
			.collect(Collectors.joining(" "));
	}

	private static boolean isTaken(UploadRow row, Set<String> taken) {
		return row.state() == UploadRow.State.READY && taken
			.contains(row.typed().getOrDefault("adminEmail", List.of("")).get(0).strip().toLowerCase(Locale.ROOT));
	}

	private static UploadRow wrong(UploadRow row, String message) {
		return new UploadRow(row.number(), UploadRow.State.WRONG, row.typed(), message, null);
	}

}
