package com.teammate.sbc;

import java.time.Instant;

import com.teammate.enterprise.RegionId;

/**
 * What stands in the way of unlinking a region.
 *
 * @param code of the cause in the catalogue
 * @param since when unlinking was first held up
 * @param attempts how often it was held up since
 * @param inTheWay whether the last look met it
 * @param givenUp whether what is left in the tenant stays there, for somebody else to
 * remove
 */
public record Obstacle(RegionId region, String code, Instant since, int attempts, boolean inTheWay, boolean givenUp) {

}
