package com.teammate.portal;

import java.util.List;
import java.util.stream.Stream;

/** A field that two people have changed to different things. */
record Difference(String field, String mine, String theirs) {

	private static final List<String> FIELDS = List.of("name", "adminEmail", "userLimit", "pbxMusicOnHold",
			"accessSipData", "requestManagementConsent", "country", "sbcRegions", "services", "pbxTypes",
			"billingReference");

	static List<Difference> between(TypedForm mine, TypedForm theirs) {
		return FIELDS.stream()
			.flatMap((field) -> Stream.of(new Difference(field, words(mine, field), words(theirs, field))))
			.filter((difference) -> !difference.mine.equals(difference.theirs))
			.toList();
	}

	private static String words(TypedForm form, String field) {
		String words = String.join(", ", form.values().getOrDefault(field, List.of())).strip();
		return words.equals("false") ? "" : words;
	}

}
