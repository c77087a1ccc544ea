/**
 * Whether what was set up for an enterprise is still as it was, and when to look next.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "consent", "sbc", "diagnosis", "microsoft", "enterprise", "audit", "event" })
package com.teammate.drift;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
