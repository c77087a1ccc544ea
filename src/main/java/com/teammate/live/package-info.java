/** Tells open pages that what they show has moved. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.teammate.live;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
