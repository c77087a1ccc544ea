package com.teammate.sandbox.microsoft;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identifiers, the same after every start where they can be. */
final class Guids {

	private Guids() {
	}

	static String of(String kind, String name) {
		return UUID.nameUUIDFromBytes((kind + ":" + name).getBytes(StandardCharsets.UTF_8)).toString();
	}

	static String random() {
		return UUID.randomUUID().toString();
	}

}
