/** From a failure to its cause, its owner, plain words and a retry policy. */
@NullMarked
@ApplicationModule(allowedDependencies = { "microsoft", "enterprise", "audit" })
package com.teammate.diagnosis;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
