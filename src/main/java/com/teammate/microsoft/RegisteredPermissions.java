package com.teammate.microsoft;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.microsoft.graph.models.RequiredResourceAccess;
import com.teammate.enterprise.TenantId;

import org.springframework.stereotype.Service;

/**
 * The permissions that our registration lists, read in the tenant where it was made.
 * Throws {@link MicrosoftFailure}.
 */
@Service
public class RegisteredPermissions {

	private final MicrosoftSettings settings;

	private final Graph graph;

	RegisteredPermissions(MicrosoftSettings settings, Graph graph) {
		this.settings = settings;
		this.graph = graph;
	}

	/** Empty when the settings do not say which tenant that is. */
	public Optional<Set<Registered>> read() {
		return Optional.ofNullable(this.settings.homeTenant()).map((home) -> read(new TenantId(home)));
	}

	private Set<Registered> read(TenantId home) {
		var application = this.graph.afresh(home, (client) -> client.applicationsWithAppId(this.settings.clientId())
			.get((request) -> request.queryParameters.select = new String[] { "appId", "requiredResourceAccess" }));
		return Stream.ofNullable(application.getRequiredResourceAccess())
			.flatMap(List::stream)
			.flatMap(RegisteredPermissions::registered)
			.collect(Collectors.toUnmodifiableSet());
	}

	private static Stream<Registered> registered(RequiredResourceAccess access) {
		return Stream.ofNullable(access.getResourceAccess())
			.flatMap(List::stream)
			.map((one) -> new Registered(Objects.toString(access.getResourceAppId()), Objects.toString(one.getId()),
					"Scope".equals(one.getType())));
	}

	/**
	 * A permission as a registration lists it: by ids alone.
	 *
	 * @param api application id of the API it belongs to
	 */
	public record Registered(String api, String id, boolean delegated) {

	}

}
