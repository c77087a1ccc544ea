package com.teammate.account;

import com.teammate.reseller.ResellerUser;

/**
 * Somebody was let in. It holds until their sessions are ended once more.
 *
 * @param sessionsEnded how often they had been, then; 0 where an earlier release has let
 * them in, which did not say
 */
public record Admission(ResellerUser user, long sessionsEnded) {

}
