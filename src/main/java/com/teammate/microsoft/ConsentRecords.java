package com.teammate.microsoft;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.microsoft.graph.models.AppRoleAssignment;
import com.microsoft.graph.models.AppRoleAssignmentCollectionResponse;
import com.microsoft.graph.models.OAuth2PermissionGrant;
import com.microsoft.graph.models.OAuth2PermissionGrantCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.teammate.enterprise.TenantId;

import org.springframework.stereotype.Service;

/**
 * What Microsoft has on record as granted to our application in a tenant. Throws
 * {@link MicrosoftFailure}.
 */
@Service
public class ConsentRecords {

	private static final String FOR_ALL = "AllPrincipals";

	private final MicrosoftSettings settings;

	private final Graph graph;

	ConsentRecords(MicrosoftSettings settings, Graph graph) {
		this.settings = settings;
		this.graph = graph;
	}

	/**
	 * Reads them app-only with a fresh token.
	 * @param apis application ids of the APIs whose permissions matter
	 */
	public Grants read(TenantId tenant, Collection<String> apis) {
		return this.graph.afresh(tenant, (client) -> read(client, apis));
	}

	private Grants read(GraphServiceClient client, Collection<String> apis) {
		OwnServicePrincipal own = OwnServicePrincipal.in(client, this.settings.clientId());
		List<OAuth2PermissionGrant> grants = delegated(client, own);
		List<AppRoleAssignment> roles = application(client, own);
		Map<String, Set<String>> scopes = new HashMap<>();
		Map<String, Set<String>> roleIds = new HashMap<>();
		for (String api : apis) {
			String resource = OwnServicePrincipal.idOf(client, api);
			scopes.put(api, scopesForAll(grants, resource));
			roleIds.put(api, roleIds(roles, resource));
		}
		return new Grants(scopes, roleIds,
				grants.stream().anyMatch((grant) -> !FOR_ALL.equals(grant.getConsentType())));
	}

	/** How far the delegated grants of our application reach. */
	static Reach reach(GraphServiceClient client, OwnServicePrincipal own) {
		List<OAuth2PermissionGrant> grants = delegated(client, own);
		if (grants.isEmpty()) {
			return Reach.NOBODY;
		}
		boolean everybody = grants.stream().anyMatch((grant) -> FOR_ALL.equals(grant.getConsentType()));
		return everybody ? Reach.EVERYBODY : Reach.ONE_PERSON;
	}

	private static List<OAuth2PermissionGrant> delegated(GraphServiceClient client, OwnServicePrincipal own) {
		var grants = client.oauth2PermissionGrants();
		var first = grants.get((request) -> request.queryParameters.filter = "clientId eq '" + own.id() + "'");
		return Pages.all(first, OAuth2PermissionGrantCollectionResponse::getValue,
				(link) -> grants.withUrl(link).get());
	}

	private static List<AppRoleAssignment> application(GraphServiceClient client, OwnServicePrincipal own) {
		var roles = client.servicePrincipals().byServicePrincipalId(own.id()).appRoleAssignments();
		return Pages.all(roles.get(), AppRoleAssignmentCollectionResponse::getValue,
				(link) -> roles.withUrl(link).get());
	}

	private static Set<String> scopesForAll(List<OAuth2PermissionGrant> grants, String resource) {
		Set<String> scopes = new HashSet<>();
		for (OAuth2PermissionGrant grant : grants) {
			if (FOR_ALL.equals(grant.getConsentType()) && resource.equalsIgnoreCase(grant.getResourceId())
					&& grant.getScope() != null) {
				scopes.addAll(List.of(grant.getScope().strip().toLowerCase(Locale.ROOT).split("\\s+")));
			}
		}
		return scopes;
	}

	private static Set<String> roleIds(List<AppRoleAssignment> roles, String resource) {
		Set<String> ids = new HashSet<>();
		for (AppRoleAssignment role : roles) {
			UUID roleId = role.getAppRoleId();
			if (roleId != null && resource.equalsIgnoreCase(String.valueOf(role.getResourceId()))) {
				ids.add(roleId.toString());
			}
		}
		return ids;
	}

	/** For whom the delegated permissions were granted. */
	public enum Reach {

		/** No grant is visible (yet). */
		NOBODY,
		/** For a person, not for the organization. */
		ONE_PERSON,
		/** On behalf of the organization. */
		EVERYBODY

	}

	/**
	 * Both sets of permissions.
	 *
	 * @param scopes delegated permissions granted for everybody: names in lower case, by
	 * API
	 * @param roleIds application permissions: their ids, by API
	 * @param personal whether there is a grant for a single person
	 */
	public record Grants(Map<String, Set<String>> scopes, Map<String, Set<String>> roleIds, boolean personal) {

		public Grants {
			scopes = Map.copyOf(scopes);
			roleIds = Map.copyOf(roleIds);
		}

		public boolean hasDelegated(String api, String name) {
			return this.scopes.getOrDefault(api, Set.of()).contains(name.toLowerCase(Locale.ROOT));
		}

		/**
		 * Whether nothing at all was granted for everybody, but something for a person.
		 */
		public boolean isOnlyPersonal() {
			return this.personal && this.scopes.values().stream().allMatch(Set::isEmpty);
		}

		public boolean hasApplication(String api, String id) {
			return this.roleIds.getOrDefault(api, Set.of()).contains(id.toLowerCase(Locale.ROOT));
		}

	}

}
