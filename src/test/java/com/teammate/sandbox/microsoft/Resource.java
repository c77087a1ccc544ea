package com.teammate.sandbox.microsoft;

import java.util.Arrays;
import java.util.Optional;

/** The two APIs that tokens are issued for. */
enum Resource {

	GRAPH("00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com", "Microsoft Graph"),
	TEAMS("48ac35b8-9aa8-4d74-927d-1f4a14a0b239", "48ac35b8-9aa8-4d74-927d-1f4a14a0b239",
			"Skype and Teams Tenant Admin API");

	private final String appId;

	private final String audience;

	private final String displayName;

	Resource(String appId, String audience, String displayName) {
		this.appId = appId;
		this.audience = audience;
		this.displayName = displayName;
	}

	/** By its address or its application id. */
	static Optional<Resource> of(String identifier) {
		return Arrays.stream(values())
			.filter((resource) -> resource.audience.equals(identifier) || resource.appId.equals(identifier))
			.findFirst();
	}

	String appId() {
		return this.appId;
	}

	String audience() {
		return this.audience;
	}

	String displayName() {
		return this.displayName;
	}

}
