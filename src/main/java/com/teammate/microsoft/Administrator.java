package com.teammate.microsoft;

import java.util.Set;

import com.microsoft.graph.models.DirectoryRoleCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.ConsentRecords.Reach;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The person who signed in, and what may be done in his name while his token lives. Meant
 * to be used at once and dropped; nothing of it is kept. Throws {@link MicrosoftFailure}.
 */
public class Administrator {

	private static final Logger LOG = LoggerFactory.getLogger(Administrator.class);

	private final IdTokens.Person person;

	private final String token;

	private final Graph graph;

	private final Patience patience;

	private final MicrosoftSettings settings;

	Administrator(IdTokens.Person person, String token, Graph graph, Patience patience, MicrosoftSettings settings) {
		this.person = person;
		this.token = token;
		this.graph = graph;
		this.patience = patience;
		this.settings = settings;
	}

	public TenantId tenant() {
		return this.person.tenant();
	}

	/** Identifies the person in the tenant; unlike the address it never changes. */
	public String objectId() {
		return this.person.objectId();
	}

	/**
	 * Whether the person holds that directory role now. The ID token says so only if the
	 * registration emits {@code wids}; otherwise Graph is asked.
	 */
	public boolean holdsRole(String templateId) {
		return this.person.roles().contains(templateId) || directoryRoles().contains(templateId);
	}

	/**
	 * For whom the delegated permissions are on record as granted. Nobody also when the
	 * records cannot be read: a consent this young may not be visible to Graph yet.
	 */
	public Reach reachOfConsent() {
		try {
			return this.patience.with(() -> this.graph.with(this.token, (client) -> ConsentRecords.reach(client,
					OwnServicePrincipal.in(client, this.settings.clientId()))));
		}
		catch (MicrosoftFailure ex) {
			LOG.info("The grants for our application cannot be read yet: {}", ex.getMessage());
			return Reach.NOBODY;
		}
	}

	/** Whether our service principal has the Teams role, whoever has given it. */
	public boolean isTeamsRoleGiven() {
		return this.patience.withReplication(() -> this.graph.with(this.token, this::isTeamsRoleGiven));
	}

	private boolean isTeamsRoleGiven(GraphServiceClient client) {
		return OwnServicePrincipal.in(client, this.settings.clientId()).isAssigned(this.settings.teamsRole());
	}

	/** Gives our service principal the Teams role, unless it has it. */
	public void grantTeamsRole() {
		try {
			this.patience.withReplication(() -> this.graph.with(this.token, this::assignTeamsRole));
		}
		catch (MicrosoftFailure ex) {
			// Somebody else gave it in between.
			if (ex.kind() != Kind.CONFLICT) {
				throw ex;
			}
		}
	}

	private boolean assignTeamsRole(GraphServiceClient client) {
		OwnServicePrincipal.in(client, this.settings.clientId()).assignRole(this.settings.teamsRole());
		return true;
	}

	private Set<String> directoryRoles() {
		return this.patience.withReplication(() -> this.graph.with(this.token, this::directoryRoles));
	}

	private Set<String> directoryRoles(GraphServiceClient client) {
		var roles = client.me().transitiveMemberOf().graphDirectoryRole();
		var first = roles
			.get((request) -> request.queryParameters.select = new String[] { "roleTemplateId", "displayName" });
		return OwnServicePrincipal.templateIds(
				Pages.all(first, DirectoryRoleCollectionResponse::getValue, (link) -> roles.withUrl(link).get()));
	}

}
