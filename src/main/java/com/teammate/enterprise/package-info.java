/** The enterprise: a company on Microsoft Teams, its wishes and its life. */
@NullMarked
@ApplicationModule(allowedDependencies = { "reseller", "audit", "event" })
package com.teammate.enterprise;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
