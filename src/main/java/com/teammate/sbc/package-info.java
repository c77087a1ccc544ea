/** Regions, sub-domains, DNS records, activation and voice routes of an enterprise. */
@NullMarked
@ApplicationModule(allowedDependencies = { "microsoft", "voicerouting", "dns", "enterprise", "audit", "event" })
package com.teammate.sbc;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
