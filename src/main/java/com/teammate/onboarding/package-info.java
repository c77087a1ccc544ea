/**
 * Carries an enterprise from request to active: the process, its one front door and its
 * delegates.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "wish", "invitation", "consent", "sbc", "drift", "diagnosis", "mail",
		"brand", "enterprise", "reseller", "audit", "event", "webhook" })
package com.teammate.onboarding;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
