/** The code that lets an administrator in. */
@NullMarked
@ApplicationModule(allowedDependencies = { "mail", "brand", "enterprise", "reseller", "audit", "event" })
package com.teammate.invitation;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
