package com.teammate.brand;

import java.util.Arrays;
import java.util.List;

/**
 * Light pages and dark ones. A brand's colour is there as text and under text, so it has
 * to stand off from every ground of the pages and from the text on its buttons.
 */
public enum Scheme {

	/** White text on the colour, the colour on light grounds. */
	LIGHT("#ffffff", "#ffffff", "#f6f8fa", "#eef2f5", "#f1f6f9", "#eaf1f6"),
	/** Dark text on the colour, the colour on dark grounds. */
	DARK("#0d1a22", "#1a242c", "#10171d", "#21303a");

	/** WCAG 2.2, success criterion 1.4.3. */
	public static final double ENOUGH = 4.5;

	/** Smaller than what a colour of a screen can show. */
	private static final double STEP = 1 / 1024.0;

	private final List<Colour> neighbours;

	Scheme(String... neighbours) {
		this.neighbours = Arrays.stream(neighbours).map((each) -> Colour.of(each).orElseThrow()).toList();
	}

	/** The smallest contrast between the colour and anything beside, under or on it. */
	public double contrast(Colour colour) {
		return this.neighbours.stream().mapToDouble(colour::contrastTo).min().orElseThrow();
	}

	public boolean bears(Colour colour) {
		return contrast(colour) >= ENOUGH;
	}

	/** The colour itself if its contrast is enough, or else its nearest shade that is. */
	public Colour nearest(Colour colour) {
		Colour shade = colour;
		double lightness = colour.lightness();
		while (!bears(shade)) {
			lightness += (this == LIGHT) ? -STEP : STEP;
			shade = colour.withLightness(lightness);
		}
		return shade;
	}

	/** What a button becomes under the pointer: further away from its ground. */
	Colour stronger(Colour colour) {
		double lightness = colour.lightness();
		return colour.withLightness((this == LIGHT) ? lightness * 0.75 : 1 - (1 - lightness) * 0.7);
	}

	List<Colour> neighbours() {
		return this.neighbours;
	}

}
