package com.teammate.microsoft;

import java.util.List;
import java.util.UUID;

import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.DirectoryObjectCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.assignlicense.AssignLicensePostRequestBody;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;

import org.springframework.stereotype.Component;

/**
 * Takes out of customers' tenants what we have put there. Never by force: Microsoft's
 * {@code forceDelete} renames and disables whoever else uses a domain.
 */
@Component
class Deletions {

	private final MicrosoftSettings settings;

	private final Graph graph;

	Deletions(MicrosoftSettings settings, Graph graph) {
		this.settings = settings;
		this.graph = graph;
	}

	void licence(TenantId tenant, String userId, String skuId) {
		this.graph.as(tenant, (client) -> client.users().byUserId(userId).assignLicense().post(withdrawal(skuId)));
	}

	private static AssignLicensePostRequestBody withdrawal(String skuId) {
		var body = new AssignLicensePostRequestBody();
		body.setAddLicenses(List.of());
		body.setRemoveLicenses(List.of(UUID.fromString(skuId)));
		return body;
	}

	void user(TenantId tenant, String userId) {
		gone(() -> this.graph.as(tenant, (client) -> {
			client.users().byUserId(userId).delete();
			return userId;
		}));
	}

	/**
	 * Throws a {@link MicrosoftFailure} with signal {@code DomainInUse}, kind REFUSED,
	 * while anything in the tenant uses the domain.
	 */
	void domain(TenantId tenant, String fqdn) {
		int references = references(tenant, fqdn);
		if (references > 0) {
			throw new MicrosoftFailure(Kind.REFUSED, "DomainInUse",
					references + " users, groups or applications of the tenant use the domain", null, null, null);
		}
		gone(() -> this.graph.as(tenant, (client) -> {
			client.domains().byDomainId(fqdn).delete();
			return fqdn;
		}));
	}

	private int references(TenantId tenant, String fqdn) {
		List<DirectoryObject> objects = this.graph.as(tenant, (client) -> {
			var request = client.domains().byDomainId(fqdn).domainNameReferences();
			return Pages.all(request.get(), DirectoryObjectCollectionResponse::getValue,
					(link) -> request.withUrl(link).get());
		});
		return objects.size();
	}

	/**
	 * Microsoft takes all grants and roles of the service principal with it.
	 * @return false: it was gone already
	 */
	boolean ownServicePrincipal(TenantId tenant) {
		return gone(() -> this.graph.as(tenant, this::deleteOwn));
	}

	private String deleteOwn(GraphServiceClient client) {
		String id = OwnServicePrincipal.idOf(client, this.settings.clientId());
		client.servicePrincipals().byServicePrincipalId(id).delete();
		return id;
	}

	/** An earlier try may have got through unseen. */
	private static boolean gone(Runnable deletion) {
		try {
			deletion.run();
			return true;
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() != Kind.NOT_FOUND || ex.signal().startsWith("AADSTS")) {
				throw ex;
			}
			return false;
		}
	}

}
