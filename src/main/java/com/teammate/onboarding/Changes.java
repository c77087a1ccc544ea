package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.teammate.enterprise.NewEnterprise;
import org.jspecify.annotations.Nullable;

/** What is different between two wishes of a reseller, in words for the history. */
final class Changes {

	private final List<String> words = new ArrayList<>();

	private Changes() {
	}

	static String between(NewEnterprise before, NewEnterprise after) {
		Changes changes = new Changes();
		changes.note("name", quoted(before.name()), quoted(after.name()));
		changes.note("administrator", before.adminEmail().value(), after.adminEmail().value());
		changes.note("user limit", limit(before), limit(after));
		changes.note("PBX music on hold", onOrOff(before.pbxMusicOnHold()), onOrOff(after.pbxMusicOnHold()));
		changes.note("access to SIP data", onOrOff(before.accessSipData()), onOrOff(after.accessSipData()));
		changes.note("request for management consent", onOrOff(before.requestManagementConsent()),
				onOrOff(after.requestManagementConsent()));
		changes.note("SBC regions", listed(before.sbcRegions()), listed(after.sbcRegions()));
		changes.note("services", sorted(before), sorted(after));
		changes.note("PBX types", listed(before.pbxTypes()), listed(after.pbxTypes()));
		changes.note("billing reference", quoted(before.billingReference()), quoted(after.billingReference()));
		changes.note("country", listed(country(before)), listed(country(after)));
		return "Changed: " + String.join("; ", changes.words) + ".";
	}

	private void note(String what, String before, String after) {
		if (!before.equals(after)) {
			this.words.add(what + " from " + before + " to " + after);
		}
	}

	private static String limit(NewEnterprise wish) {
		return (wish.userLimit() != null) ? wish.userLimit().toString() : "unlimited";
	}

	private static String onOrOff(boolean on) {
		return on ? "on" : "off";
	}

	private static String quoted(@Nullable String text) {
		return (text != null) ? "\u201c" + text + "\u201d" : "none";
	}

	private static String sorted(NewEnterprise wish) {
		return listed(wish.services().stream().sorted().toList());
	}

	private static List<String> country(NewEnterprise wish) {
		return (wish.country() != null) ? List.of(wish.country()) : List.of();
	}

	private static String listed(List<?> values) {
		return values.isEmpty() ? "none" : values.stream().map(Objects::toString).collect(Collectors.joining(", "));
	}

}
