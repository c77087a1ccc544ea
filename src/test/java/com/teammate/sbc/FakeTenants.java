package com.teammate.sbc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.dns.DnsRecords;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.AppTokens;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.reseller.ResellerId;
import com.teammate.voicerouting.RoutingInventory;
import com.teammate.voicerouting.RoutingInventory.Policy;
import com.teammate.voicerouting.RoutingInventory.Route;
import com.teammate.voicerouting.TeamsAccess;
import com.teammate.voicerouting.VoiceRoute;
import com.teammate.voicerouting.VoiceRouting;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

/**
 * A tenant at Microsoft, a zone and the neighbour modules, kept in memory: what a step
 * has done there stays done when its transaction is rolled back, as in the real world.
 */
final class FakeTenants {

	static final TenantId TENANT = new TenantId(UUID.fromString("11111111-2222-3333-4444-555555555555"));

	final Map<String, Boolean> domains = new TreeMap<>();

	final Set<String> takenElsewhere = new HashSet<>();

	final Map<String, TenantDirectory.DirectoryUser> users = new TreeMap<>();

	final Map<String, String> usageLocations = new TreeMap<>();

	final Map<String, TenantDirectory.Subscription> subscriptions = new LinkedHashMap<>();

	final Map<String, VoiceRoute> routes = new TreeMap<>();

	final Set<String> usages = new TreeSet<>();

	final Set<String> policies = new TreeSet<>();

	final Map<String, String> zone = new TreeMap<>();

	final List<String> history = new ArrayList<>();

	final Set<String> roles = new HashSet<>();

	boolean recordsVisible = true;

	boolean recordsVisibleToMicrosoft = true;

	boolean gatewayKnown = true;

	boolean orderable = true;

	@Nullable String organizationCountry = "DE";

	@Nullable String enterpriseCountry = "US";

	Runnable beforeAssigning = () -> {
	};

	/** How many calls from outside have been answered. */
	int calls;

	/** After how many of them the machine goes down, once. */
	int downAfter;

	/** Its work is done in the world, whatever becomes of the answer. */
	private <T> Answer<T> outside(Answer<T> work) {
		return (call) -> {
			T result = work.answer(call);
			if (++this.calls == this.downAfter) {
				throw new IllegalStateException("The machine goes down");
			}
			return result;
		};
	}

	void subscription(String sku, int free, String... plans) {
		this.subscriptions.put(sku, new TenantDirectory.Subscription(sku, sku, free, true, Set.of(plans)));
	}

	void describe(Enterprises enterprises, EnterpriseId id, String name, ResellerId reseller, RegionId... regions) {
		given(enterprises.get(id)).willAnswer((call) -> new Enterprise(id,
				new NewEnterprise(reseller, name, new EmailAddress("admin@contoso.example"), null, false, false, false,
						List.of(regions), Set.of(OfferedService.TRUNK), List.of(), null, this.enterpriseCountry),
				EnterpriseStatus.ONBOARDING, ManagementConsent.NOT_REQUESTED, TENANT, null, 0, null, null, 1));
	}

	void behindDirectory(TenantDirectory directory) {
		given(directory.teamsRole()).willReturn("69091246-20e8-4a56-aa4d-066075b2a7a8");
		given(directory.domain(any(), anyString())).willAnswer(outside((call) -> domain(call.getArgument(1))));
		given(directory.user(any(), anyString()))
			.willAnswer(outside((call) -> Optional.ofNullable(this.users.get(call.<String>getArgument(1)))));
		given(directory.removeLicences(any(), anyString())).willAnswer(outside((call) -> {
			this.users.computeIfPresent(call.getArgument(1),
					(name, user) -> new TenantDirectory.DirectoryUser(user.id(), name, Set.of()));
			return true;
		}));
		given(directory.addDomain(any(), anyString())).willAnswer(outside((call) -> addDomain(call.getArgument(1))));
		given(directory.verificationText(any(), anyString()))
			.willAnswer(outside((call) -> "MS=ms" + call.getArgument(1)));
		given(directory.verifyDomain(any(), anyString())).willAnswer(outside((call) -> verify(call.getArgument(1))));
		given(directory.subscriptions(any())).willAnswer(outside((call) -> List.copyOf(this.subscriptions.values())));
		given(directory.ownDirectoryRoles(any())).willAnswer(outside((call) -> Set.copyOf(this.roles)));
		given(directory.organization(any())).willAnswer(
				outside((call) -> new TenantDirectory.Organization("o", "Contoso", this.organizationCountry, null)));
		given(directory.ensureUser(any(), anyString(), anyString(), anyString()))
			.willAnswer(outside((call) -> ensureUser(call.getArgument(1), call.getArgument(3))));
		willAnswer(outside((call) -> {
			assign(call.getArgument(1), call.getArgument(2));
			return null;
		})).given(directory).assignLicence(any(), anyString(), anyString());
	}

	void behindDns(DnsRecords dns) {
		willAnswer(
				outside((call) -> this.zone.put(call.getArgument(1), call.getArgument(2) + " " + call.getArgument(3))))
			.given(dns)
			.publish(anyString(), anyString(), anyString(), anyString());
		given(dns.isPublished(anyString(), anyString(), anyString(), anyString()))
			.willAnswer(outside((call) -> this.recordsVisible && (call.getArgument(2) + " " + call.getArgument(3))
				.equals(this.zone.get(call.<String>getArgument(1)))));
	}

	void behindTeams(AppTokens tokens, VoiceRouting routing) {
		given(tokens.freshGraph(TENANT)).willReturn("graph");
		given(tokens.teams(TENANT)).willReturn("teams");
		given(routing.ensure(Mockito.eq(new TeamsAccess(TENANT, "graph", "teams")), any()))
			.willAnswer(outside((call) -> ensureRoute(call.getArgument(1))));
		given(routing.rewrite(Mockito.eq(new TeamsAccess(TENANT, "graph", "teams")), any()))
			.willAnswer(outside((call) -> this.gatewayKnown));
		given(routing.inventory(new TeamsAccess(TENANT, "graph", "teams"))).willAnswer(outside((call) -> inventory()));
		given(routing.order(Mockito.eq(new TeamsAccess(TENANT, "graph", "teams")), any()))
			.willAnswer(outside((call) -> {
				order(call.getArgument(1));
				return inventory();
			}));
	}

	void behindAudit(Audit audit) {
		willAnswer((call) -> this.history
			.add(call.<Party>getArgument(1).kind().name().toLowerCase(Locale.ROOT) + ": " + call.getArgument(2)))
			.given(audit)
			.note(any(), any(Party.class), anyString());
	}

	private Optional<TenantDirectory.Domain> domain(String fqdn) {
		return Optional.ofNullable(this.domains.get(fqdn))
			.map((verified) -> new TenantDirectory.Domain(fqdn, verified));
	}

	private TenantDirectory.Domain addDomain(String fqdn) {
		refuseTaken(fqdn);
		this.domains.putIfAbsent(fqdn, false);
		return new TenantDirectory.Domain(fqdn, this.domains.get(fqdn));
	}

	private boolean verify(String fqdn) {
		refuseTaken(fqdn);
		if (this.recordsVisibleToMicrosoft && this.zone.containsKey(fqdn)) {
			this.domains.put(fqdn, true);
		}
		return this.domains.get(fqdn);
	}

	private void refuseTaken(String fqdn) {
		if (this.takenElsewhere.contains(fqdn)) {
			throw new MicrosoftFailure(MicrosoftFailure.Kind.CONFLICT, "Request_BadRequest", "used elsewhere", null,
					null, null);
		}
	}

	private TenantDirectory.DirectoryUser ensureUser(String name, String usageLocation) {
		this.usageLocations.putIfAbsent(name, usageLocation);
		return this.users.computeIfAbsent(name,
				(missing) -> new TenantDirectory.DirectoryUser("id-of-" + name, name, Set.of()));
	}

	private void assign(String userId, String sku) {
		this.beforeAssigning.run();
		TenantDirectory.Subscription subscription = this.subscriptions.get(sku);
		if (subscription.free() == 0) {
			throw new MicrosoftFailure(MicrosoftFailure.Kind.REFUSED, "NoLicenceLeft", "none", null, null, null);
		}
		subscription(sku, subscription.free() - 1, subscription.servicePlans().toArray(String[]::new));
		this.users.replaceAll((name, user) -> user.id().equals(userId)
				? new TenantDirectory.DirectoryUser(user.id(), name, Set.of(sku)) : user);
	}

	/** Policies have the names of usages here. */
	private RoutingInventory inventory() {
		return new RoutingInventory(List.copyOf(this.usages), this.routes.values()
			.stream()
			.map((route) -> new Route(route.name(), List.of(route.gateway()), List.of(route.usage()), route.priority()))
			.toList(), this.policies.stream().map((policy) -> new Policy(policy, List.of(policy))).toList());
	}

	private void order(List<String> names) {
		if (!this.orderable) {
			return;
		}
		int priority = 10;
		for (String name : names) {
			int next = priority++;
			this.routes.computeIfPresent(name,
					(same, route) -> new VoiceRoute(name, route.usage(), route.policy(), route.gateway(), next));
		}
	}

	private boolean ensureRoute(VoiceRoute route) {
		this.usages.add(route.usage());
		if (this.gatewayKnown) {
			this.routes.putIfAbsent(route.name(), route);
			this.policies.add(route.policy());
		}
		return this.gatewayKnown;
	}

}
