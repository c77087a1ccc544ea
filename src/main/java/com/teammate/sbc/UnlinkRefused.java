package com.teammate.sbc;

import org.jspecify.annotations.Nullable;

/**
 * Something stands in the way of unlinking a region, or only takes its time; the message
 * or the cause says what.
 */
public class UnlinkRefused extends RuntimeException {

	private final boolean withdrawn;

	public UnlinkRefused(String message, @Nullable Throwable cause, boolean withdrawn) {
		super(message, cause);
		this.withdrawn = withdrawn;
	}

	static UnlinkRefused because(Throwable cause) {
		return new UnlinkRefused("Refused", cause, false);
	}

	/** The tenant has locked us out, so nothing in it can be undone by us. */
	static UnlinkRefused withdrawn(Throwable cause) {
		return new UnlinkRefused("Withdrawn: our application has no access to the tenant any more", cause, true);
	}

	/** Deleted, but still shown. */
	static UnlinkRefused stillThere(String object) {
		return new UnlinkRefused("StillThere: " + object, null, false);
	}

	static UnlinkRefused inUse(String object) {
		return new UnlinkRefused("InUse: " + object, null, false);
	}

	public boolean isWithdrawn() {
		return this.withdrawn;
	}

}
