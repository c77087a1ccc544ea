/**
 * What operations need of every module: whether its neighbours answer, and log lines that
 * can be told apart.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package com.teammate.operations;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
