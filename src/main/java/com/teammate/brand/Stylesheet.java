package com.teammate.brand;

import org.jspecify.annotations.Nullable;

/** Writes the colours of a brand as the few rules that pages put after their own. */
final class Stylesheet {

	private Stylesheet() {
	}

	/** None if the brand has no colour. */
	static @Nullable String of(NewBrand wish) {
		Colour light = wish.colour();
		Colour dark = wish.darkShade();
		return (light == null && dark == null) ? null
				: rules(Scheme.LIGHT, light) + "@media (prefers-color-scheme:dark){" + rules(Scheme.DARK, dark) + "}";
	}

	private static String rules(Scheme scheme, @Nullable Colour colour) {
		return (colour == null) ? ""
				: ":root{--accent:%s;--accent-strong:%s}".formatted(colour, scheme.stronger(colour));
	}

}
