/** What we ask Microsoft for, the request, the answer and the proof. */
@NullMarked
@ApplicationModule(allowedDependencies = { "microsoft", "enterprise", "reseller", "audit", "event" })
package com.teammate.consent;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
