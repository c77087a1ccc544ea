package com.teammate.journey;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.teammate.sandbox.TestSandbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Everything that the product and its engine keep, to look for what must not be there.
 */
final class Tables {

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private Tables() {
	}

	/** Every value of these tables, bytes as the text that they may be. */
	static String dump(Predicate<String> wanted) {
		List<String> values = new ArrayList<>();
		JDBC.sql("select table_name from information_schema.tables where table_schema = 'public'")
			.query(String.class)
			.list()
			.stream()
			.filter(wanted)
			.forEach((table) -> JDBC.sql("select * from \"" + table + "\"")
				.query()
				.listOfRows()
				.forEach((row) -> collect(row, values)));
		return String.join("\n", values);
	}

	private static void collect(Map<String, Object> row, List<String> values) {
		row.values().forEach((value) -> {
			if (value instanceof byte[] bytes) {
				values.add(new String(bytes, StandardCharsets.ISO_8859_1));
			}
			else if (value != null) {
				values.add(value.toString());
			}
		});
	}

}
