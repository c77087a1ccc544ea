package com.teammate.wish;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;

/** Makes a value of a field, or says what is wrong with it. */
interface FieldParser<T> {

	/** Throws {@link NotValid}. */
	T parse(JsonNode field);

	/** The value made further; the step, too, may throw {@link NotValid}. */
	default <R> FieldParser<R> then(Function<T, R> step) {
		return (field) -> step.apply(parse(field));
	}

	static FieldParser<String> text(int longest) {
		return (field) -> {
			if (!field.isTextual()) {
				throw new NotValid("must be a string");
			}
			return checked(field.textValue().strip(), longest);
		};
	}

	/** Plain text of a few lines, without white space at their ends. */
	static FieldParser<String> lines(int longest, int most) {
		return (field) -> {
			if (!field.isTextual()) {
				throw new NotValid("must be a string");
			}
			List<String> lines = field.textValue().strip().lines().map(String::stripTrailing).toList();
			if (lines.size() > most) {
				throw new NotValid("must have at most " + most + " lines");
			}
			lines.forEach((line) -> checked(line, longest));
			String text = String.join("\n", lines);
			if (text.codePointCount(0, text.length()) > longest) {
				throw new NotValid("must have at most " + longest + " characters");
			}
			return text;
		};
	}

	static FieldParser<Boolean> flag() {
		return (field) -> {
			if (!field.isBoolean()) {
				throw new NotValid("must be true or false");
			}
			return field.booleanValue();
		};
	}

	static FieldParser<Integer> integer(int smallest, int largest) {
		return (field) -> {
			if (!field.isIntegralNumber()) {
				throw new NotValid("must be a whole number");
			}
			if (!field.canConvertToInt() || field.intValue() < smallest || field.intValue() > largest) {
				throw new NotValid("must be between " + smallest + " and " + largest);
			}
			return field.intValue();
		};
	}

	private static String checked(String text, int longest) {
		if (text.codePointCount(0, text.length()) > longest) {
			throw new NotValid("must have at most " + longest + " characters");
		}
		if (text.codePoints().anyMatch(FieldParser::isUnprintable)) {
			throw new NotValid("must not have line breaks or control characters");
		}
		return text;
	}

	private static boolean isUnprintable(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			default -> false;
		};
	}

	/** A value is not as it should be; the message reads on after the field's name. */
	final class NotValid extends RuntimeException {

		NotValid(String message) {
			super(message);
		}

		String words() {
			return String.valueOf(getMessage());
		}

	}

}
