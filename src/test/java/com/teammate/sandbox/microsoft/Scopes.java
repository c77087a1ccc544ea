package com.teammate.sandbox.microsoft;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A request's scopes, sorted out.
 *
 * @param protocol those of OpenID Connect
 * @param permissions delegated permissions by API
 * @param everything APIs asked for by {@code /.default}
 */
record Scopes(Set<String> protocol, Map<Resource, Set<String>> permissions, Set<Resource> everything) {

	private static final Set<String> PROTOCOL = Set.of("openid", "profile", "email", "offline_access");

	private static final String DEFAULT = ".default";

	static Scopes parse(String text) {
		Scopes scopes = new Scopes(new LinkedHashSet<>(), new EnumMap<>(Resource.class), new LinkedHashSet<>());
		for (String scope : text.trim().split("\\s+")) {
			scopes.add(scope);
		}
		if (!scopes.everything.isEmpty() && !scopes.permissions.isEmpty()) {
			throw invalid(text, ".default scope can't be combined with resource-specific scopes.");
		}
		return scopes;
	}

	private void add(String scope) {
		int slash = scope.lastIndexOf('/');
		String name = scope.substring(slash + 1);
		if (PROTOCOL.contains(scope)) {
			this.protocol.add(scope);
		}
		else if (DEFAULT.equals(name) && slash > 0) {
			this.everything.add(resource(scope.substring(0, slash)));
		}
		else {
			Resource resource = (slash < 0) ? Resource.GRAPH : resource(scope.substring(0, slash));
			this.permissions.computeIfAbsent(resource, (key) -> new TreeSet<>()).add(known(resource, name));
		}
	}

	/** What is asked of a person, with the manifest in the place of {@code /.default}. */
	Map<Resource, Set<String>> asked(Registration registration) {
		Map<Resource, Set<String>> asked = new EnumMap<>(Resource.class);
		asked.putAll(this.permissions);
		if (this.everything.contains(Resource.GRAPH)) {
			asked.put(Resource.GRAPH, new TreeSet<>(registration.requiredDelegated()));
		}
		return asked;
	}

	static EntraError invalid(String scope, String why) {
		return new EntraError(400, "invalid_scope", 70011,
				"The provided request must include a 'scope' input parameter."
						+ " The provided value for the input parameter 'scope' is not valid. The scope '" + scope
						+ "' is not valid. " + why);
	}

	private static Resource resource(String identifier) {
		return Resource.of(identifier)
			.orElseThrow(() -> new EntraError(400, "invalid_resource", 500011, "The resource principal named "
					+ identifier
					+ " was not found in the tenant. This can happen if the application has not been installed by the administrator of the tenant."));
	}

	private static String known(Resource resource, String name) {
		if (resource == Resource.TEAMS && "user_impersonation".equals(name)) {
			return name;
		}
		if (resource == Resource.TEAMS || Permission.delegated(name).isEmpty()) {
			throw new EntraError(400, "invalid_client", 650053,
					"The application '" + Registration.NAME + "' asked for scope '" + name
							+ "' that doesn't exist on the resource '" + resource.appId()
							+ "'. Contact the app vendor.");
		}
		return Permission.delegated(name).orElseThrow().name();
	}

}
