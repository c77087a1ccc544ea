/**
 * Call data (SIP CDR) of enterprises: where it comes from, and for whom it may be read.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "enterprise", "audit" })
package com.teammate.cdr;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
