package com.teammate.support;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Lines of comma-separated values (RFC 4180) that a spreadsheet does not run. */
final class Csv {

	private Csv() {
	}

	static String line(Stream<?> values) {
		return values.map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
	}

	/** Lines for a person to keep under that name. */
	static ResponseEntity<byte[]> attachment(String name, String lines) {
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
			.body(lines.getBytes(StandardCharsets.UTF_8));
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
