/** The people of a reseller: how they come in, and what they have chosen. */
@NullMarked
@ApplicationModule(allowedDependencies = { "mail", "reseller", "audit" })
package com.teammate.account;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
