/** Letters and how they are sent. */
@NullMarked
@ApplicationModule(allowedDependencies = { "brand", "operations" })
package com.teammate.mail;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
