package com.teammate.portal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.teammate.onboarding.UploadRow;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** Lists of enterprises as spreadsheets write and read them. */
final class Csv {

	static final int MOST_ROWS = 10_000;

	static final List<String> COLUMNS = List.of("name", "adminEmail", "userLimit", "pbxMusicOnHold", "accessSipData",
			"requestManagementConsent", "country", "sbcRegions", "services", "pbxTypes", "billingReference");

	private static final Set<String> LISTS = Set.of("sbcRegions", "services", "pbxTypes");

	/** Columns of our own, in files that come back. */
	private static final Set<String> IGNORED = Set.of("line", "message");

	private static final Pattern BETWEEN = Pattern.compile("[|,;\\s]+");

	/** What a spreadsheet would take for the beginning of a formula. */
	private static final String FORMULA = "=+-@\t\r";

	private Csv() {
	}

	/**
	 * The rows, by column. Throws {@link NotReadable} where the file as a whole is no
	 * such list.
	 */
	static List<Map<String, List<String>>> read(String text) {
		CSVFormat format = CSVFormat.DEFAULT.builder()
			.setDelimiter(delimiter(text))
			.setIgnoreEmptyLines(true)
			.setIgnoreSurroundingSpaces(true)
			.get();
		try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
			List<Map<String, List<String>>> rows = new ArrayList<>();
			List<String> columns = List.of();
			for (CSVRecord line : parser) {
				if (columns.isEmpty()) {
					columns = columns(line);
				}
				else if (line.stream().anyMatch((cell) -> !cell.isBlank())) {
					rows.add(row(columns, line));
				}
				if (rows.size() > MOST_ROWS) {
					throw new NotReadable("long", MOST_ROWS);
				}
			}
			if (rows.isEmpty()) {
				throw new NotReadable("empty");
			}
			return rows;
		}
		catch (IOException | UncheckedIOException | IllegalStateException ex) {
			// Commons CSV says so of quotes that are never closed.
			throw new NotReadable("broken");
		}
	}

	private static char delimiter(String text) {
		String first = text.lines().filter((line) -> !line.isBlank()).findFirst().orElse("");
		return Stream.of(',', ';', '\t')
			.max((one, other) -> Long.compare(count(first, one), count(first, other)))
			.filter((most) -> count(first, most) > 0)
			.orElse(',');
	}

	private static long count(String text, char wanted) {
		return text.chars().filter((character) -> character == wanted).count();
	}

	private static List<String> columns(CSVRecord line) {
		List<String> columns = line.stream().map(Csv::column).toList();
		if (!columns.contains("name") || !columns.contains("adminEmail")) {
			throw new NotReadable("columns", String.join(", ", COLUMNS));
		}
		columns.stream()
			.filter((name) -> !name.isEmpty() && columns.indexOf(name) != columns.lastIndexOf(name))
			.findFirst()
			.ifPresent((twice) -> {
				throw new NotReadable("twice", twice);
			});
		return columns;
	}

	private static String column(String typed) {
		String name = typed.strip().replaceAll("[\\s_-]", "");
		return Stream.concat(COLUMNS.stream(), IGNORED.stream())
			.filter((known) -> known.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseGet(() -> {
				if (name.isEmpty()) {
					return "";
				}
				throw new NotReadable("column", typed.strip().substring(0, Math.min(60, typed.strip().length())));
			});
	}

	private static Map<String, List<String>> row(List<String> columns, CSVRecord line) {
		Map<String, List<String>> row = new LinkedHashMap<>();
		for (int i = 0; i < columns.size() && i < line.size(); i++) {
			String column = columns.get(i);
			String cell = unguarded(line.get(i)).replace("\0", "").strip();
			if (!cell.isEmpty() && COLUMNS.contains(column)) {
				row.put(column, LISTS.contains(column) ? List.of(BETWEEN.split(cell)) : List.of(cell));
			}
		}
		return row;
	}

	/**
	 * With what is wrong in the last column, and nothing in it that a spreadsheet would
	 * run.
	 */
	static String written(List<UploadRow> rows) {
		StringWriter text = new StringWriter();
		// Excel reads UTF-8 only behind this mark.
		text.append('\uFEFF');
		try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
			printer.printRecord(Stream.concat(COLUMNS.stream(), Stream.of("line", "message")));
			for (UploadRow row : rows) {
				printer.printRecord(Stream
					.concat(COLUMNS.stream()
						.map((column) -> String.join("|", row.typed().getOrDefault(column, List.of()))),
							Stream.of(Integer.toString(row.number()), (row.message() != null) ? row.message() : ""))
					.map(Csv::guarded));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return text.toString();
	}

	/** A list with nothing but the names of the columns and one example. */
	static String template() {
		return "\uFEFF" + String.join(",", COLUMNS)
				+ "\r\nContoso,admin@contoso.example,50,yes,no,yes,US,us-east-1|us-west,PBX|TRUNK,ringlogix,A-1001\r\n";
	}

	private static String guarded(String cell) {
		return (!cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0) ? "'" + cell : cell;
	}

	private static String unguarded(String cell) {
		return (cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0) ? cell.substring(1)
				: cell;
	}

	/** The file is no list of enterprises; the reason names its words. */
	static final class NotReadable extends RuntimeException {

		private final String reason;

		private final transient Object detail;

		NotReadable(String reason) {
			this(reason, "");
		}

		NotReadable(String reason, Object detail) {
			super("Not readable: " + reason);
			this.reason = reason;
			this.detail = detail;
		}

		String reason() {
			return this.reason;
		}

		Object detail() {
			return this.detail;
		}

	}

}
