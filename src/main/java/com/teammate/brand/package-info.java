/** How a reseller wants to look to its customers. */
@NullMarked
@ApplicationModule(allowedDependencies = { "reseller", "audit" })
package com.teammate.brand;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
