/** What happened, in an order that programs of resellers can follow. */
@NullMarked
@ApplicationModule(allowedDependencies = "reseller")
package com.teammate.event;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
