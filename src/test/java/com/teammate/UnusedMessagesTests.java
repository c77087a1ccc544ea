package com.teammate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A text that nobody shows is a text that somebody goes on translating. */
class UnusedMessagesTests {

	private static final Path MAIN = Path.of("src/main");

	private static final Pattern TRANSLATION = Pattern.compile(".*_(de|es|fr)\\.properties");

	private final String sources = sources();

	/** A full stop at the end is one of a sentence. */
	private final Set<String> words = found("([\\w.-]*[\\w-])");

	private final Set<String> quoted = found("['\"]\\.?([A-Za-z0-9_-]+)['\"]");

	private final Set<String> constants = found("\\b([A-Z][A-Z0-9_]+)\\b");

	private final Set<String> beginnings = found("['\"]([A-Za-z0-9_.-]+)['\"]\\s*\\+");

	@Test
	void everyTextIsShownSomewhere() {
		List<String> unused = files("resources/messages")
			.filter((file) -> !TRANSLATION.matcher(file.toString()).matches())
			.flatMap((file) -> keys(file).filter((key) -> !isUsed(key)).map((key) -> file.getFileName() + " " + key))
			.sorted()
			.toList();

		assertThat(unused).isEmpty();
	}

	private boolean isUsed(String key) {
		return this.words.contains(key) || this.beginnings.stream()
			.filter((beginning) -> key.startsWith(beginning))
			.anyMatch((beginning) -> Arrays.stream(key.substring(beginning.length()).split("\\."))
				.allMatch(this::isSaid));
	}

	/** What follows the beginning is a number, a word somewhere, or a constant. */
	private boolean isSaid(String piece) {
		return piece.matches("[0-9]*") || this.quoted.contains(piece) || this.constants.contains(piece)
				|| this.constants.contains(piece.toUpperCase(Locale.ROOT));
	}

	private Set<String> found(String pattern) {
		return Pattern.compile(pattern)
			.matcher(this.sources)
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toCollection(HashSet::new));
	}

	private static Stream<String> keys(Path file) {
		var texts = new Properties();
		try (var reader = Files.newBufferedReader(file)) {
			texts.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return texts.stringPropertyNames().stream();
	}

	private static String sources() {
		return Stream
			.of("java", "resources/templates", "resources/static", "resources/permissions.yml",
					"resources/diagnosis.yml")
			.flatMap(UnusedMessagesTests::files)
			.map(UnusedMessagesTests::text)
			.collect(Collectors.joining("\n"));
	}

	private static Stream<Path> files(String part) {
		try (Stream<Path> files = Files.walk(MAIN.resolve(part))) {
			return files.filter(Files::isRegularFile).toList().stream();
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
