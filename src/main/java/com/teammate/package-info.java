/** TeamMate enterprise onboarding. */
@NullMarked
package com.teammate;

import org.jspecify.annotations.NullMarked;
