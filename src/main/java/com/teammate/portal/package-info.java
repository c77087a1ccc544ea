/** What resellers see: their enterprises and their account. */
@NullMarked
@ApplicationModule(allowedDependencies = { "onboarding", "account", "invitation", "consent", "sbc", "diagnosis", "wish",
		"enterprise", "reseller", "event", "webhook", "audit", "cdr", "brand", "live" })
package com.teammate.portal;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
