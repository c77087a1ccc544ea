package com.teammate.diagnosis;

import java.util.List;
import java.util.regex.Pattern;

/** A diagnosis and the signals by which it is known. */
record Cause(Diagnosis diagnosis, List<Pattern> signals) {

	boolean fits(List<String> words) {
		return this.signals.stream().anyMatch((signal) -> words.stream().anyMatch(signal.asPredicate()));
	}

}
