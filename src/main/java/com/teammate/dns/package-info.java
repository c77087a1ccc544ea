/** Publishes records by RFC 2136 and looks them up at the authoritative server. */
@NullMarked
@ApplicationModule(allowedDependencies = "operations")
package com.teammate.dns;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
