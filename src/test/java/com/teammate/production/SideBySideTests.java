package com.teammate.production;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What lets nodes of an older and a newer release work on the same tables. */
class SideBySideTests {

	/** The last one that was released before anybody looked. */
	private static final MigrationVersion UNRULY = MigrationVersion.fromVersion("24.1");

	private static final Pattern ADDED = Pattern
		.compile("\\badd(?: column)?(?: if not exists)? (?!constraint|primary|unique|check|foreign)\\w+ [^,;]*");

	private static final Pattern BREAKING = Pattern.compile(String.join("|",
			// Nodes of the release before still read it,
			"\\bdrop (?:column|table)\\b[^,;]*", "\\brename\\b[^,;]*",
			"\\balter (?:column )?\\w+ (?:set data )?type\\b[^,;]*",
			// or write what it refuses.
			"\\balter (?:column )?\\w+ set not null", "\\badd (?:constraint|primary|unique|check|foreign)\\b[^;]*",
			"\\bcreate unique index[^;]*"));

	private static final Pattern CREATED = Pattern.compile("\\bcreate (?:unlogged )?table (\\w+)");

	private static final Pattern EVERYTHING = Pattern
		.compile("(?i)(?:select (?:distinct )?|returning |, )(?:\\w+\\.)?\\*");

	/**
	 * A node has statements prepared; once a column is added, the database refuses those
	 * that ask for every column ("cached plan must not change result type").
	 */
	@Test
	void statementsNameTheirColumns() {
		assertThat(files("src/main/java", ".java")).allSatisfy(
				(file) -> assertThat(EVERYTHING.matcher(text(file)).results().map(MatchResult::group)).isEmpty());
	}

	@Test
	void migrationsOnlyAdd() {
		assertThat(files("src/main/resources/db/migration", ".sql")).filteredOn(SideBySideTests::isToRule)
			.allSatisfy((file) -> assertThat(broken(text(file))).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table enterprise drop column country;", "drop table hand_over;",
			"alter table enterprise rename column name to title;", "alter table enterprise rename to company;",
			"alter table enterprise add column grade text not null;",
			"alter table enterprise add grade text not null, add x int;",
			"alter table enterprise alter column country set not null;",
			"alter table enterprise alter name type varchar(10);",
			"alter table enterprise add constraint named check (name <> '');",
			"create unique index one_name on enterprise (name);" })
	void findsWhatAnOlderReleaseCannotLiveWith(String migration) {
		assertThat(broken(migration)).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "alter table enterprise add column grade text, add column b text not null default '';",
			"create table grade (id uuid primary key, name text not null); create unique index g on grade (name);",
			"alter table enterprise alter column country drop not null;",
			"create index grades on enterprise (country);", "alter table support_run drop constraint named;" })
	void takesWhatOnlyAdds(String migration) {
		assertThat(broken(migration)).isEmpty();
	}

	private static List<String> broken(String migration) {
		String plain = migration.replaceAll("--.*", "").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
		// Nothing of the release before knows a table that is made here.
		List<String> made = CREATED.matcher(plain).results().map((table) -> table.group(1)).toList();
		String old = Stream.of(plain.split(";"))
			.filter((statement) -> made.stream()
				.noneMatch((table) -> statement.matches(".*\\b(table|on) " + table + "\\b.*")))
			.reduce("", (all, statement) -> all + statement + ";");
		return Stream
			.concat(BREAKING.matcher(old).results().map(MatchResult::group),
					ADDED.matcher(old)
						.results()
						.map(MatchResult::group)
						.filter((column) -> column.contains("not null"))
						.filter((column) -> !column.contains(" default ") && !column.contains(" generated ")))
			.toList();
	}

	private static boolean isToRule(Path file) {
		String version = file.getFileName().toString().replaceAll("^V(.+?)__.*", "$1").replace('_', '.');
		return MigrationVersion.fromVersion(version).compareTo(UNRULY) > 0;
	}

	private static List<Path> files(String folder, String ending) {
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
			return files.filter((file) -> file.toString().endsWith(ending)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
