package com.teammate.brand;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SchemeTests {

	/** As other calculators of WCAG 2 say, too. */
	@ParameterizedTest
	@CsvSource({ "#000000, #ffffff, 21", "#777777, #ffffff, 4.478", "#767676, #ffffff, 4.542",
			"#ff0000, #ffffff, 3.998", "#0000ff, #ffffff, 8.592", "#00ff00, #000000, 15.304", "#0b5c8a, #0b5c8a, 1" })
	void measuresContrastAsWcagDoes(String one, String other, double contrast) {
		Colour first = Colour.of(one).orElseThrow();
		Colour second = Colour.of(other).orElseThrow();

		assertThat(first.contrastTo(second)).isEqualTo(second.contrastTo(first)).isCloseTo(contrast, within(0.001));
	}

	@Test
	void bearsOurOwnColours() {
		assertThat(Scheme.LIGHT.bears(Colour.of("#0b5c8a").orElseThrow())).isTrue();
		assertThat(Scheme.DARK.bears(Colour.of("#7cc4ee").orElseThrow())).isTrue();
		assertThat(Scheme.DARK.bears(Colour.of("#0b5c8a").orElseThrow())).isFalse();
		assertThat(Scheme.LIGHT.bears(Colour.of("#7cc4ee").orElseThrow())).isFalse();
	}

	@ParameterizedTest
	@EnumSource(Scheme.class)
	void findsTheNearestShadeThatCanBeRead(Scheme scheme) {
		Random random = new Random(7);
		for (int i = 0; i < 2000; i++) {
			Colour colour = new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));

			Colour shade = scheme.nearest(colour);

			assertThat(scheme.contrast(shade)).as("%s %s", colour, shade)
				.isBetween(4.5, scheme.bears(colour) ? 21 : 4.8);
			assertThat(scheme.bears(scheme.stronger(shade))).as("%s %s", colour, shade).isTrue();
		}
	}

	@Test
	void leavesAColourAsItIsThatCanBeRead() {
		Colour colour = Colour.of("#123456").orElseThrow();

		assertThat(Scheme.LIGHT.nearest(colour)).isSameAs(colour);
	}

	@Test
	void keepsTheHueOfAShade() {
		assertThat(Scheme.LIGHT.nearest(new Colour(255, 0, 0))).hasToString("#dd0000");
		assertThat(Scheme.LIGHT.nearest(new Colour(255, 255, 255)))
			.satisfies((grey) -> assertThat(grey.red()).isEqualTo(grey.green()).isEqualTo(grey.blue()));
		assertThat(Scheme.DARK.nearest(new Colour(0, 0, 0)))
			.satisfies((grey) -> assertThat(grey.red()).isEqualTo(grey.green()).isEqualTo(grey.blue()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "#", "#12", "#12345", "#1234567", "red", "#gggggg", "#0b5c8a;}", "#0b5c8a\n#000000",
			"url(x)", "##abc" })
	void readsNothingElse(String text) {
		assertThat(Colour.of(text)).isEmpty();
	}

	@Test
	void readsTheShortForm() {
		assertThat(Colour.of(" 0Bc ")).hasValueSatisfying((colour) -> assertThat(colour).hasToString("#00bbcc"));
	}

	/** What is checked here is what pages really have under their text. */
	@Test
	void knowsTheGroundsOfThePages() throws IOException {
		Set<String> grounds = new TreeSet<>();
		for (String file : new String[] { "portal", "welcome" }) {
			String css = Files.readString(Path.of("src/main/resources/static/" + file + ".css"));
			Pattern
				.compile("--(?:card|page|tint|pico-background-color|on-accent|pico-primary-inverse): (#[0-9a-f]{3,6});")
				.matcher(css)
				.results()
				.forEach((ground) -> grounds.add(Colour.of(ground.group(1)).orElseThrow().toString()));
		}

		assertThat(grounds).containsExactlyInAnyOrderElementsOf(Stream.of(Scheme.values())
			.flatMap((scheme) -> scheme.neighbours().stream())
			.map(Colour::toString)
			.collect(Collectors.toCollection(TreeSet::new)));
	}

}
