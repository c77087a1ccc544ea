package com.teammate.cdr;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of an enterprise's calls, newest first.
 *
 * @param next where the next part begins; null when nothing follows
 * @param unreadable records in the source that could not be understood
 */
public record CallPage(CallRange range, List<Call> calls, @Nullable CallPlace next, int unreadable) {

}
