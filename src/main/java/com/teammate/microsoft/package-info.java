/** Our only door to Entra and Graph; types of Microsoft's libraries never leave it. */
@NullMarked
@ApplicationModule(allowedDependencies = { "enterprise", "audit", "operations" })
package com.teammate.microsoft;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
