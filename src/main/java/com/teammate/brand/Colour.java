package com.teammate.brand;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A colour of a screen (sRGB), and how light it is after WCAG 2.2.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 */
public record Colour(int red, int green, int blue) {

	private static final Pattern LONG = Pattern.compile("#?([0-9a-fA-F]{6})");

	private static final Pattern SHORT = Pattern.compile("#?([0-9a-fA-F]{3})");

	/** Reads {@code #0b5c8a}, {@code 0b5c8a} and {@code #0bc}. */
	public static Optional<Colour> of(String text) {
		String typed = text.strip();
		if (SHORT.matcher(typed).matches()) {
			return of(typed.replaceAll("([0-9a-fA-F])", "$1$1"));
		}
		return LONG.matcher(typed).results().findFirst().filter((found) -> found.group().equals(typed)).map((found) -> {
			int bits = Integer.parseInt(found.group(1), 16);
			return new Colour(bits >> 16, (bits >> 8) & 0xff, bits & 0xff);
		});
	}

	/** From 1 (the same) to 21 (black and white). */
	public double contrastTo(Colour other) {
		double mine = luminance();
		double others = other.luminance();
		return (Math.max(mine, others) + 0.05) / (Math.min(mine, others) + 0.05);
	}

	double luminance() {
		return 0.2126 * linear(this.red) + 0.7152 * linear(this.green) + 0.0722 * linear(this.blue);
	}

	/** Half way between its darkest and its lightest part, from 0 to 1 (HSL). */
	double lightness() {
		return (most() + least()) / 510.0;
	}

	/** The same hue, as full as before, lighter or darker (HSL). */
	Colour withLightness(double lightness) {
		double span = most() - least();
		double room = 255 - Math.abs(most() + least() - 255);
		double full = (span > 0) ? span / room : 0;
		double part = (1 - Math.abs(2 * lightness - 1)) * full;
		double base = lightness - part / 2;
		return new Colour(channel(this.red, span, part, base), channel(this.green, span, part, base),
				channel(this.blue, span, part, base));
	}

	private int channel(int value, double span, double part, double base) {
		double place = (span > 0) ? (value - least()) / span : 0;
		return (int) Math.round(255 * Math.min(1, Math.max(0, base + place * part)));
	}

	private int most() {
		return Math.max(this.red, Math.max(this.green, this.blue));
	}

	private int least() {
		return Math.min(this.red, Math.min(this.green, this.blue));
	}

	private static double linear(int channel) {
		double value = channel / 255.0;
		return (value <= 0.04045) ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
	}

	/** As stylesheets write it. */
	@Override
	public String toString() {
		return "#%02x%02x%02x".formatted(this.red, this.green, this.blue);
	}

}
