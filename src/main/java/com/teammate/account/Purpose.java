package com.teammate.account;

import java.time.Duration;

/** Why somebody gets a letter with a link. */
public enum Purpose {

	/** To choose the first password. */
	ACTIVATION,
	/** To choose another one. */
	RESET,
	/** To unlock the account before its time. */
	LOCKED,
	/** To know that the password was changed, and to object. */
	CHANGED;

	Duration validity(AccountSettings settings) {
		return (this == ACTIVATION) ? settings.activationValid() : settings.resetValid();
	}

}
