/** What resellers may ask for: the same rules and words at every door. */
@NullMarked
@ApplicationModule(allowedDependencies = { "brand", "sbc", "webhook", "event", "enterprise", "reseller" })
package com.teammate.wish;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
