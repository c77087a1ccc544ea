package com.teammate.microsoft;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.microsoft.graph.models.DirectoryRole;
import com.microsoft.graph.models.DirectoryRoleCollectionResponse;
import com.microsoft.graph.models.DomainDnsRecordCollectionResponse;
import com.microsoft.graph.models.DomainDnsTxtRecord;
import com.microsoft.graph.models.SubscribedSkuCollectionResponse;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;

/**
 * What our application sees and does in a customer's tenant through Graph, app-only.
 * Every call reads before it writes, so it may be repeated. Throws
 * {@link MicrosoftFailure}.
 */
@Service
public class TenantDirectory {

	private final MicrosoftSettings settings;

	private final Graph graph;

	private final ActivationUsers users;

	private final Deletions deletions;

	TenantDirectory(MicrosoftSettings settings, Graph graph, ActivationUsers users, Deletions deletions) {
		this.settings = settings;
		this.graph = graph;
		this.users = users;
		this.deletions = deletions;
	}

	public Organization organization(TenantId tenant) {
		var page = this.graph.as(tenant,
				(client) -> client.organization()
					.get((request) -> request.queryParameters.select = new String[] { "id", "displayName",
							"countryLetterCode", "defaultUsageLocation" }));
		return Readings.organization(page.getValue());
	}

	/** The domain as the tenant knows it. */
	public Optional<Domain> domain(TenantId tenant, String fqdn) {
		return ifFound(
				() -> Readings.domain(this.graph.as(tenant, (client) -> client.domains().byDomainId(fqdn).get())));
	}

	/**
	 * Adds the domain unless it is there; throws a {@link MicrosoftFailure} of kind
	 * CONFLICT when another tenant has it.
	 */
	public Domain addDomain(TenantId tenant, String fqdn) {
		return domain(tenant, fqdn).orElseGet(() -> postDomain(tenant, fqdn));
	}

	private Domain postDomain(TenantId tenant, String fqdn) {
		try {
			return Readings.domain(this.graph.as(tenant, (client) -> client.domains().post(named(fqdn))));
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() != Kind.CONFLICT) {
				throw ex;
			}
			// Ours after all when an earlier try got through unseen.
			return domain(tenant, fqdn).orElseThrow(() -> ex);
		}
	}

	private static com.microsoft.graph.models.Domain named(String fqdn) {
		var domain = new com.microsoft.graph.models.Domain();
		domain.setId(fqdn);
		return domain;
	}

	/** The text of the TXT record that proves the domain, {@code MS=ms…}. */
	public String verificationText(TenantId tenant, String fqdn) {
		var records = this.graph.as(tenant, (client) -> {
			var request = client.domains().byDomainId(fqdn).verificationDnsRecords();
			return Pages.all(request.get(), DomainDnsRecordCollectionResponse::getValue,
					(link) -> request.withUrl(link).get());
		});
		// Microsoft offers an MX record for the same purpose.
		return records.stream()
			.filter(DomainDnsTxtRecord.class::isInstance)
			.map((txt) -> ((DomainDnsTxtRecord) txt).getText())
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow(() -> new MicrosoftFailure(Kind.NOT_FOUND, "NoVerificationRecord",
					"no TXT record to verify the domain by", null, null, null));
	}

	/**
	 * Asks Microsoft to verify the domain; after any refusal the domain itself is read
	 * and decides. False: the record is not visible to Microsoft yet. Kind CONFLICT:
	 * another tenant has it.
	 */
	public boolean verifyDomain(TenantId tenant, String fqdn) {
		try {
			var verified = this.graph.as(tenant, (client) -> client.domains().byDomainId(fqdn).verify().post());
			return Readings.domain(verified).verified();
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() == Kind.TRANSIENT) {
				throw ex;
			}
			return isVerifiedAfter(ex, tenant, fqdn);
		}
	}

	/** Graph has no code of its own for a record that it cannot see yet. */
	private boolean isVerifiedAfter(MicrosoftFailure refusal, TenantId tenant, String fqdn) {
		boolean verified = domain(tenant, fqdn).map(Domain::verified).orElse(false);
		if (!verified && refusal.kind() != Kind.REFUSED) {
			throw refusal;
		}
		return verified;
	}

	/**
	 * Whether a person of the tenant holds that directory role now, asked as our
	 * application.
	 */
	public boolean holdsRole(TenantId tenant, String objectId, String templateId) {
		try {
			return this.graph.as(tenant, (client) -> OwnServicePrincipal.templateIds(roles(client, objectId)))
				.contains(templateId);
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() == Kind.NOT_FOUND) {
				return false;
			}
			throw ex;
		}
	}

	private static List<DirectoryRole> roles(GraphServiceClient client, String objectId) {
		var roles = client.users().byUserId(objectId).transitiveMemberOf().graphDirectoryRole();
		return Pages.all(
				roles.get(
						(request) -> request.queryParameters.select = new String[] { "roleTemplateId", "displayName" }),
				DirectoryRoleCollectionResponse::getValue, (link) -> roles.withUrl(link).get());
	}

	/** Subscriptions with their service plans and free seats. */
	public List<Subscription> subscriptions(TenantId tenant) {
		var skus = this.graph.as(tenant, (client) -> Pages.all(client.subscribedSkus().get(),
				SubscribedSkuCollectionResponse::getValue, (link) -> client.subscribedSkus().withUrl(link).get()));
		return skus.stream().filter((sku) -> sku.getSkuId() != null).map(Readings::subscription).toList();
	}

	public Optional<DirectoryUser> user(TenantId tenant, String userPrincipalName) {
		return ifFound(() -> this.users.read(tenant, userPrincipalName));
	}

	/**
	 * Creates an enabled user with a random password that nobody ever knows, unless there
	 * is one of that name.
	 */
	public DirectoryUser ensureUser(TenantId tenant, String userPrincipalName, String displayName,
			String usageLocation) {
		return user(tenant, userPrincipalName)
			.orElseGet(() -> this.users.create(tenant, userPrincipalName, displayName, usageLocation));
	}

	/**
	 * Assigns a licence unless the user has it; throws a {@link MicrosoftFailure} with
	 * signal {@code NoLicenceLeft}, kind REFUSED.
	 */
	public void assignLicence(TenantId tenant, String userId, String skuId) {
		if (!this.users.read(tenant, userId).skuIds().contains(skuId)) {
			this.users.assignLicence(tenant, userId, skuId);
		}
	}

	/**
	 * Template id of the directory role that the first consent gives to our service
	 * principal.
	 */
	public String teamsRole() {
		return this.settings.teamsRole();
	}

	/** Template ids of the directory roles that our own service principal holds. */
	public Set<String> ownDirectoryRoles(TenantId tenant) {
		return this.graph.as(tenant,
				(client) -> OwnServicePrincipal.in(client, this.settings.clientId()).directoryRoles());
	}

	/**
	 * Takes every licence from a user, so that its seats are free at once; true when it
	 * has none, or is not there.
	 */
	public boolean removeLicences(TenantId tenant, String userPrincipalName) {
		user(tenant, userPrincipalName)
			.ifPresent((user) -> user.skuIds().forEach((sku) -> this.deletions.licence(tenant, user.id(), sku)));
		return LastWrite.makingSure(() -> user(tenant, userPrincipalName))
			.map(DirectoryUser::skuIds)
			.map(Set::isEmpty)
			.orElse(true);
	}

	/**
	 * Deletes a user; Microsoft keeps it restorable for 30 days. False while the tenant
	 * still shows it.
	 */
	public boolean removeUser(TenantId tenant, String userPrincipalName) {
		Optional<DirectoryUser> found = user(tenant, userPrincipalName);
		found.ifPresent((user) -> this.deletions.user(tenant, user.id()));
		return found.isEmpty() || LastWrite.makingSure(() -> user(tenant, userPrincipalName)).isEmpty();
	}

	/**
	 * Deletes a domain that nothing uses any more; false while the tenant still shows it.
	 * Throws a {@link MicrosoftFailure} with signal {@code DomainInUse} while something
	 * uses it.
	 */
	public boolean removeDomain(TenantId tenant, String fqdn) {
		if (domain(tenant, fqdn).isPresent()) {
			this.deletions.domain(tenant, fqdn);
		}
		return LastWrite.makingSure(() -> domain(tenant, fqdn)).isEmpty();
	}

	/**
	 * Deletes our own service principal and all that was granted to it; no call in this
	 * tenant works afterwards. False: it was gone already.
	 */
	public boolean removeOwnServicePrincipal(TenantId tenant) {
		return this.deletions.ownServicePrincipal(tenant);
	}

	private static <T> Optional<T> ifFound(Supplier<T> reading) {
		try {
			return Optional.of(reading.get());
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() != Kind.NOT_FOUND || ex.signal().startsWith("AADSTS")) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	/**
	 * @param country ISO 3166-1 alpha-2 of the registration, often missing
	 */
	public record Organization(String id, String displayName, @Nullable String country,
			@Nullable String defaultUsageLocation) {

	}

	public record Domain(String fqdn, boolean verified) {

	}

	/**
	 * @param free enabled seats not yet used
	 * @param servicePlans names of the service plans in it, such as {@code TEAMS1} or
	 * {@code MCOEV}
	 */
	public record Subscription(String skuId, String skuPartNumber, int free, boolean enabled,
			Set<String> servicePlans) {

	}

	/**
	 * @param skuIds the licences assigned
	 */
	public record DirectoryUser(String id, String userPrincipalName, Set<String> skuIds) {

	}

}
