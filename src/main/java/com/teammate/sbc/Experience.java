package com.teammate.sbc;

import java.time.Duration;

/**
 * How long Microsoft has taken to activate a sub-domain.
 *
 * @param usual half of them were faster
 * @param nineOfTen nine of ten were faster
 * @param nearlyAll ninety-five of a hundred were faster
 * @param activations how many it is drawn from
 */
public record Experience(Duration usual, Duration nineOfTen, Duration nearlyAll, int activations) {

	/** A duration as one says it: {@code 40 min}, {@code 9 h}. */
	public static String words(Duration duration) {
		long minutes = Math.max(1, Math.round(duration.toSeconds() / 60.0));
		return (minutes < 120) ? minutes + " min" : Math.round(minutes / 60.0) + " h";
	}

}
