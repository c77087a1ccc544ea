/**
 * What the Global Administrator sees: invitation, code, two consents and what happens
 * now.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "onboarding", "invitation", "consent", "sbc", "diagnosis", "enterprise",
		"reseller", "audit", "event", "cdr", "brand" })
package com.teammate.welcome;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
