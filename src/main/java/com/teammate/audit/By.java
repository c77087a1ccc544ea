package com.teammate.audit;

import org.jspecify.annotations.Nullable;

/**
 * By whom something was done, as readers of a history may know it.
 *
 * @param name of the person's account or of the API key; null for all others
 */
public record By(Party.Kind kind, @Nullable String name) {

}
