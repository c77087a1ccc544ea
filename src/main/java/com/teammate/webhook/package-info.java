/**
 * Tells programs of resellers what happened: endpoints, signatures, deliveries and their
 * log.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "event", "mail", "reseller", "audit" })
package com.teammate.webhook;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
