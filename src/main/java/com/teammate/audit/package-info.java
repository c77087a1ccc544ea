/** Who did what, when. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.teammate.audit;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
