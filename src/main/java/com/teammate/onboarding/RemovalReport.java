package com.teammate.onboarding;

import java.time.Instant;
import java.util.List;

import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.RegionId;
import com.teammate.sbc.Change;
import com.teammate.sbc.PlannedChange.Kind;
import org.jspecify.annotations.Nullable;

/**
 * The proof of a removal, in words for people.
 *
 * @param finishedAt null while it goes on
 * @param removed what was taken away, in the order in which it went
 * @param left what is (still) there, and whose it is to remove
 */
public record RemovalReport(Instant requestedAt, @Nullable Instant finishedAt, List<Change> removed,
		List<Remnant> left) {

	/**
	 * Something of ours that is still there.
	 *
	 * @param region null for what all regions share
	 * @param owner who has to remove it, or to make way
	 * @param code why it is there
	 */
	public record Remnant(Kind kind, String name, @Nullable RegionId region, NextAction.Actor owner, String code,
			String text) {

	}

}
