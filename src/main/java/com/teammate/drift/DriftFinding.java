package com.teammate.drift;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it was set up. It is open until a check finds it healthy.
 *
 * @param code name of the cause in the catalogue
 * @param subject the object that it is about; null when it is about the whole tenant
 * @param since when it was first found
 */
public record DriftFinding(String code, @Nullable String subject, Instant since) {

}
