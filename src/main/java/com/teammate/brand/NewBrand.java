package com.teammate.brand;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a reseller wants to look.
 *
 * @param name what its customers know it by
 * @param colour of links and buttons on light pages, if not ours
 * @param darkColour the same on dark pages, if not the nearest shade of the other
 * @param senderName who mails come from, if not the name; the address stays ours
 * @param footer plain text of a few lines under every page and mail
 */
public record NewBrand(String name, @Nullable Colour colour, @Nullable Colour darkColour, @Nullable String senderName,
		@Nullable String footer) {

	/** Nothing but a name. */
	public static NewBrand named(String name) {
		return new NewBrand(name, null, null, null, null);
	}

	/** What dark pages show. */
	public @Nullable Colour darkShade() {
		if (this.darkColour != null || this.colour == null) {
			return this.darkColour;
		}
		return Scheme.DARK.nearest(this.colour);
	}

	public String sender() {
		return (this.senderName != null) ? this.senderName : this.name;
	}

	public List<String> footerLines() {
		return (this.footer != null) ? this.footer.lines().toList() : List.of();
	}

}
