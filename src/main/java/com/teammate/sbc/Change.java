package com.teammate.sbc;

import java.time.Instant;

import com.teammate.enterprise.RegionId;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import org.jspecify.annotations.Nullable;

/**
 * Something that was written to a tenant, to DNS or to Teams.
 *
 * @param name of the object, as in the plan
 * @param region null for what all regions share
 * @param before null when there was no such object
 * @param after null when it was removed
 * @param requestId Microsoft's id of the request; null where it is not known
 */
public record Change(Kind kind, String name, Action action, @Nullable RegionId region, @Nullable String before,
		@Nullable String after, Step step, @Nullable String requestId, Instant at) {

}
