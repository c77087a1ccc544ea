package com.teammate.wish;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.brand.Colour;
import com.teammate.brand.NewBrand;
import com.teammate.brand.Scheme;
import com.teammate.wish.FieldParser.NotValid;

import static com.teammate.wish.FieldParser.lines;
import static com.teammate.wish.FieldParser.text;

/** Reads how a reseller wants to look to its customers. */
public final class BrandForm {

	private static final int LONGEST_NAME = 60;

	private static final int LONGEST_FOOTER = 500;

	private static final int MOST_LINES = 6;

	private BrandForm() {
	}

	/** Throws {@link WishNotValid} with every wrong field. */
	public static NewBrand read(ObjectNode body) {
		var fields = new Fields(body);
		Optional<String> name = fields.required("name", text(LONGEST_NAME).then(BrandForm::name));
		Optional<Colour> light = fields.optional("colour", colour(Scheme.LIGHT));
		Optional<Colour> dark = fields.optional("darkColour", colour(Scheme.DARK));
		Optional<String> sender = fields.optional("senderName", text(LONGEST_NAME).then(BrandForm::name));
		Optional<String> footer = fields.optional("footer", lines(LONGEST_FOOTER, MOST_LINES));
		fields.check();
		return new NewBrand(name.orElseThrow(), light.orElse(null), dark.orElse(null),
				sender.filter((text) -> !text.isEmpty()).orElse(null),
				footer.filter((text) -> !text.isEmpty()).orElse(null));
	}

	/** A contrast as people read it; never rounded up to what it is not. */
	public static String contrast(Scheme scheme, Colour colour) {
		return BigDecimal.valueOf(scheme.contrast(colour)).setScale(2, RoundingMode.FLOOR) + ":1";
	}

	/** It stands where mail programs show an address, so it must not look like one. */
	private static String name(String text) {
		if (text.codePoints().anyMatch((each) -> each == '@' || each == '<' || each == '>')) {
			throw new NotValid("must not have @, < or >, so that nobody takes it for an address");
		}
		if (text.codePoints().anyMatch(BrandForm::turnsText)) {
			throw new NotValid("must not have characters that turn the direction of text");
		}
		return text;
	}

	/**
	 * The explicit ones of Unicode's bidirectional algorithm; letters turn by themselves.
	 */
	private static boolean turnsText(int character) {
		return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
	}

	private static FieldParser<Colour> colour(Scheme scheme) {
		return text(20).then((typed) -> {
			Colour colour = Colour.of(typed)
				.orElseThrow(() -> new NotValid("must be a colour such as #0b5c8a, with six hexadecimal digits"));
			if (!scheme.bears(colour)) {
				throw new NotValid(
						"has a contrast of %s on %s pages, and text needs %s:1; the nearest shade with enough is %s"
							.formatted(contrast(scheme, colour), scheme.name().toLowerCase(Locale.ROOT), Scheme.ENOUGH,
									scheme.nearest(colour)));
			}
			return colour;
		});
	}

}
