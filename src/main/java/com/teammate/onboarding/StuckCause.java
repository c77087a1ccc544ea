package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.diagnosis.Diagnosis;

/**
 * All that is stuck for the same reason.
 *
 * @param count enterprises, each counted once
 * @param oldest since when the one that has been stuck the longest is
 * @param incidents of those, with a step that has given up
 * @param retrying of those, with a step that is being tried again
 */
public record StuckCause(Diagnosis cause, int count, Instant oldest, int incidents, int retrying) {

}
