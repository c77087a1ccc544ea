package com.teammate.cdr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.teammate.cdr.Call.Direction;
import com.teammate.cdr.CallsNotReadable.Reason;
import com.teammate.enterprise.EnterpriseId;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Understands lines of call data. Each line is read by itself, so that a quote that was
 * never closed spoils no other.
 */
final class CsvCalls {

	private static final List<String> NEEDED = List.of("enterpriseId", "callId", "startedAt", "durationSeconds",
			"direction", "from", "to");

	private static final int LONGEST_CELL = 200;

	private final Map<String, Integer> columns;

	private CsvCalls(Map<String, Integer> columns) {
		this.columns = columns;
	}

	/** Throws {@link CallsNotReadable} when that is not the first line of call data. */
	static CsvCalls of(String header) {
		Map<String, Integer> columns = new HashMap<>();
		try {
			CSVRecord names = cells(header.replace("\uFEFF", ""));
			for (int i = 0; i < names.size(); i++) {
				columns.putIfAbsent(names.get(i).strip(), i);
			}
		}
		catch (NotUnderstood ex) {
			columns.clear();
		}
		if (!columns.keySet().containsAll(NEEDED)) {
			throw new CallsNotReadable(Reason.WRONG_FORM, "The first line does not name the columns " + NEEDED);
		}
		return new CsvCalls(columns);
	}

	/** Empty when it is another enterprise's. Throws {@link NotUnderstood}. */
	Optional<Call> read(String line, EnterpriseId enterprise) throws NotUnderstood {
		if (line.isBlank()) {
			return Optional.empty();
		}
		CSVRecord cells = cells(line);
		if (!needed(cells, "enterpriseId").equalsIgnoreCase(enterprise.toString())) {
			return Optional.empty();
		}
		return Optional.of(new Call(needed(cells, "callId"), startedAt(cells),
				Duration.ofSeconds(number(cells, "durationSeconds", 10_000_000)), direction(cells),
				needed(cells, "from"), needed(cells, "to"), cell(cells, "region").orElse(null),
				cell(cells, "sipStatus").isPresent() ? number(cells, "sipStatus", 699) : null));
	}

	private Instant startedAt(CSVRecord cells) throws NotUnderstood {
		try {
			return OffsetDateTime.parse(needed(cells, "startedAt")).toInstant();
		}
		catch (DateTimeException ex) {
			throw new NotUnderstood("startedAt");
		}
	}

	private Direction direction(CSVRecord cells) throws NotUnderstood {
		String name = needed(cells, "direction");
		return Arrays.stream(Direction.values())
			.filter((each) -> each.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> new NotUnderstood("direction"));
	}

	private int number(CSVRecord cells, String column, int most) throws NotUnderstood {
		String text = needed(cells, column);
		if (!text.matches("[0-9]{1,8}") || Integer.parseInt(text) > most) {
			throw new NotUnderstood(column);
		}
		return Integer.parseInt(text);
	}

	private String needed(CSVRecord cells, String column) throws NotUnderstood {
		return cell(cells, column).orElseThrow(() -> new NotUnderstood(column));
	}

	private Optional<String> cell(CSVRecord cells, String column) throws NotUnderstood {
		Integer at = this.columns.get(column);
		String text = (at != null && at < cells.size()) ? cells.get(at).strip() : "";
		if (text.length() > LONGEST_CELL || text.chars().anyMatch(Character::isISOControl)) {
			throw new NotUnderstood(column);
		}
		return Optional.of(text).filter((some) -> !some.isEmpty());
	}

	private static CSVRecord cells(String line) throws NotUnderstood {
		try (CSVParser parser = CSVParser.parse(line, CSVFormat.RFC4180)) {
			Iterator<CSVRecord> records = parser.iterator();
			if (!records.hasNext()) {
				throw new NotUnderstood("quotes");
			}
			return records.next();
		}
		catch (IOException | UncheckedIOException | IllegalStateException ex) {
			throw new NotUnderstood("quotes");
		}
	}

	/** What stands in that column makes no sense. */
	static final class NotUnderstood extends Exception {

		private final String column;

		NotUnderstood(String column) {
			super("See " + column);
			this.column = column;
		}

		String column() {
			return this.column;
		}

	}

}
