package com.teammate.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.teammate.consent.Finding;
import com.teammate.wish.Wrong;

/**
 * What is wrong with a form, or should be known before it is sent, by field.
 *
 * @param errors messages that read on after the name of the field
 * @param findings whole sentences
 */
record Wrongs(Map<String, List<String>> errors, List<Finding> findings) {

	static Wrongs none() {
		return new Wrongs(Map.of(), List.of());
	}

	static Wrongs of(List<Wrong> errors) {
		Map<String, List<String>> byField = new LinkedHashMap<>();
		errors.forEach((wrong) -> {
			List<String> messages = byField.computeIfAbsent(field(wrong.field()), (name) -> new ArrayList<>());
			if (!messages.contains(wrong.message())) {
				messages.add(wrong.message());
			}
		});
		return new Wrongs(byField, List.of());
	}

	static Wrongs found(List<Finding> findings) {
		return new Wrongs(Map.of(), findings);
	}

	public boolean isAt(String field) {
		return this.errors.containsKey(field)
				|| this.findings.stream().anyMatch((finding) -> finding.isBlocking() && finding.field().equals(field));
	}

	public boolean isAny() {
		return !this.errors.isEmpty() || !this.findings.isEmpty();
	}

	/** Whether nothing stands in the way of sending it again as it is. */
	public boolean isOnlyWarnings() {
		return this.errors.isEmpty() && this.findings.stream().noneMatch(Finding::isBlocking);
	}

	/** An entry of a list is shown with its list. */
	private static String field(String place) {
		int bracket = place.indexOf('[');
		return (bracket < 0) ? place : place.substring(0, bracket);
	}

}
