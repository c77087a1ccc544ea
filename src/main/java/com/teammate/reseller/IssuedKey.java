package com.teammate.reseller;

import java.util.UUID;

/**
 * A key that has just been made.
 *
 * @param key the only time that it can be read
 */
public record IssuedKey(UUID id, String key) {

	@Override
	public String toString() {
		return "IssuedKey[" + this.id + "]";
	}

}
