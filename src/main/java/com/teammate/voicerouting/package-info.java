/** Teams PowerShell, one process per job. */
@NullMarked
@ApplicationModule(allowedDependencies = { "enterprise", "audit", "operations" })
package com.teammate.voicerouting;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
