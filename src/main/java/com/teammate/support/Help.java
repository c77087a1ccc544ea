package com.teammate.support;

import org.jspecify.annotations.Nullable;

/**
 * What one of the staff wants done about a case.
 *
 * @param value the new address, or the request to whoever is asked; empty for other deeds
 */
record Help(@Nullable Deed deed, @Nullable String value, @Nullable String reason) {

	/** What can be done. */
	enum Deed {

		RESEND, CORRECT_ADDRESS, DISABLE, ENABLE, ASK_RESELLER, ASK_ADMINISTRATOR

	}

}
