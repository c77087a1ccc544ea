package com.teammate.brand;

/**
 * A picture as we keep it: a PNG of our own making.
 *
 * @param hash its name in addresses, which nobody can guess
 * @param width in pixels of a fine screen, so twice that of the page
 * @param height likewise
 */
public record Logo(String hash, int width, int height) {

	/** Where browsers get it. */
	public String path() {
		return "/brand/" + this.hash + ".png";
	}

	public int shownWidth() {
		return Math.max(1, this.width / 2);
	}

	public int shownHeight() {
		return Math.max(1, this.height / 2);
	}

}
