/**
 * Where staff come in: the desk, and the login of Cockpit, engine REST and operations
 * pages.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "onboarding", "account", "wish", "sbc", "diagnosis", "enterprise",
		"reseller", "audit", "event", "mail", "webhook", "live" })
package com.teammate.support;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
