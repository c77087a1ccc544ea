package com.teammate.onboarding;

import java.util.List;

import com.teammate.onboarding.Move.Place;

/**
 * Where a token is and where it could be set.
 *
 * @param skippable whether the step can be left out
 */
public record MoveOption(Place from, boolean skippable, List<Target> targets) {

	/**
	 * A place to go to, with what follows from it.
	 *
	 * @param leftOut steps on the way that are not done
	 * @param again steps on the way back that are done once more
	 */
	public record Target(Place place, List<String> leftOut, List<String> again) {

		String consequence() {
			return this.again.isEmpty() ? leftOut(this.leftOut) : "Done again: " + String.join(", ", this.again) + ".";
		}

		static String leftOut(List<String> steps) {
			return "Left out: " + String.join(", ", steps)
					+ ". Nothing that these would have done is there afterwards.";
		}

	}

}
