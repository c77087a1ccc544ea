/** Resellers and the API keys of their programs. */
@NullMarked
@ApplicationModule(allowedDependencies = "audit")
package com.teammate.reseller;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
