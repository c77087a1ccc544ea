package com.teammate.onboarding;

import java.util.List;
import java.util.Map;

import com.teammate.enterprise.EnterpriseId;
import org.jspecify.annotations.Nullable;

/**
 * One line of an upload.
 *
 * @param number of the line, counted as a spreadsheet does
 * @param typed what stands in it, by column
 * @param message why it cannot be started
 */
public record UploadRow(int number, State state, Map<String, List<String>> typed, @Nullable String message,
		@Nullable EnterpriseId enterprise) {

	/** How it is doing. */
	public enum State {

		READY, WRONG, STARTED

	}

}
