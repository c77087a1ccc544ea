/**
 * Simulated Microsoft: Entra, Graph and the Teams back end over HTTP, with one state, for
 * sandbox and tests.
 */
@NullMarked
package com.teammate.sandbox.microsoft;

import org.jspecify.annotations.NullMarked;
