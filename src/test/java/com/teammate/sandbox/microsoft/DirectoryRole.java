package com.teammate.sandbox.microsoft;

import java.util.Arrays;
import java.util.Optional;

/** Directory roles with their template ids. */
enum DirectoryRole {

	GLOBAL_ADMINISTRATOR("62e90394-69f5-4237-9190-012177145e10", "Global Administrator"),
	PRIVILEGED_ROLE_ADMINISTRATOR("e8611ab8-c189-46e8-94e1-60213ab1f814", "Privileged Role Administrator"),
	CLOUD_APPLICATION_ADMINISTRATOR("158c047a-c907-4556-b7ef-446551a6b5f7", "Cloud Application Administrator"),
	TEAMS_ADMINISTRATOR("69091246-20e8-4a56-aa4d-066075b2a7a8", "Teams Administrator"),
	TEAMS_COMMUNICATIONS_ADMINISTRATOR("baf37b3a-610e-45da-9e62-d9d1e5e8914b", "Teams Communications Administrator"),
	TEAMS_TELEPHONY_ADMINISTRATOR("aa38014f-0993-46e9-9b45-30501a20909d", "Teams Telephony Administrator"),
	GLOBAL_READER("f2ef992c-3afb-46b9-b7cf-a126ee74c451", "Global Reader");

	private final String templateId;

	private final String displayName;

	DirectoryRole(String templateId, String displayName) {
		this.templateId = templateId;
		this.displayName = displayName;
	}

	static Optional<DirectoryRole> of(String templateId) {
		return Arrays.stream(values()).filter((role) -> role.templateId.equalsIgnoreCase(templateId)).findFirst();
	}

	String templateId() {
		return this.templateId;
	}

	String displayName() {
		return this.displayName;
	}

}
