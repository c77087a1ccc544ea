package com.teammate.onboarding;

import java.util.List;

import com.teammate.onboarding.Move.Place;

/**
 * Where a token is and where it could be set.
 *
 * @param skippable whether the step can be left out
 */
public record MoveOption(Place from, boolean skippable, List<Place> targets) {

}
