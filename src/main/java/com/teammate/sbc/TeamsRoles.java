package com.teammate.sbc;

import java.util.Map;
import java.util.Set;

/**
 * The directory roles of which our application needs one, by their template ids: admin
 * consent alone gives Teams PowerShell no right.
 */
final class TeamsRoles {

	private static final Map<String, String> NAMES = Map.of("69091246-20e8-4a56-aa4d-066075b2a7a8",
			"Teams Administrator", "baf37b3a-610e-45da-9e62-d9d1e5e8914b", "Teams Communications Administrator",
			"aa38014f-0993-46e9-9b45-30501a20909d", "Teams Telephony Administrator");

	private TeamsRoles() {
	}

	static Set<String> all() {
		return NAMES.keySet();
	}

	static String name(String templateId) {
		return NAMES.getOrDefault(templateId, templateId);
	}

}
