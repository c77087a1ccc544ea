package com.teammate.support;

import org.jspecify.annotations.Nullable;

/**
 * What one of the staff wants done about a case.
 *
 * @param value the new address or label, the request to whoever is asked, the address of
 * the person that is to be forgotten, or the name of the enterprise that is to be
 * removed; empty for other deeds
 * @param region which one gets another label
 */
record Help(@Nullable Deed deed, @Nullable String value, @Nullable String region, @Nullable String reason) {

	/** What can be done. */
	enum Deed {

		RESEND(false), CORRECT_ADDRESS(true), CORRECT_LABEL(true), ASK_RESELLER(true), ASK_ADMINISTRATOR(true),
		DISABLE(false), ENABLE(false), ERASE(true), REMOVE(true);

		private final boolean needsValue;

		Deed(boolean needsValue) {
			this.needsValue = needsValue;
		}

		public boolean needsValue() {
			return this.needsValue;
		}

	}

}
