/** What resellers' programs call: REST under /api/v1. */
@NullMarked
@ApplicationModule(allowedDependencies = { "onboarding", "wish", "invitation", "consent", "sbc", "diagnosis",
		"enterprise", "reseller", "audit", "event", "webhook", "cdr", "brand" })
package com.teammate.api;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
