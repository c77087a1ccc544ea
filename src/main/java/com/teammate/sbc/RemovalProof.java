package com.teammate.sbc;

import java.time.Instant;
import java.util.List;

import com.teammate.enterprise.RegionId;
import com.teammate.sbc.PlannedChange.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What the removal of an enterprise has come to: what was taken away, and what is (still)
 * there.
 *
 * @param finishedAt null while it goes on
 * @param removed in the order in which it went
 */
public record RemovalProof(Instant requestedAt, @Nullable Instant finishedAt, List<Change> removed,
		List<Remnant> left) {

	/**
	 * Something of ours that is still there.
	 *
	 * @param region null for what all regions share
	 * @param cause why, by its code in the catalogue; null while its turn has not come
	 */
	public record Remnant(Kind kind, String name, @Nullable RegionId region, @Nullable String cause) {

	}

}
