package com.teammate.support;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Lines of comma-separated values (RFC 4180) that a spreadsheet does not run. */
final class Csv {

	private Csv() {
	}

	static String line(Stream<?> values) {
		return values.map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
	}

	private static String cell(@Nullable Object value) {
		String text = (value != null) ? value.toString() : "";
		// A spreadsheet would take these for the beginning of a formula.
		if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
			text = "'" + text;
		}
		return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
	}

}
