package com.teammate.sandbox.microsoft;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Turns what happens in one simulated tenant, at once. */
public final class TenantSwitches {

	private final Tenant tenant;

	private final Registrations registrations;

	private final NameServer nameServer;

	TenantSwitches(Tenant tenant, Registrations registrations, NameServer nameServer) {
		this.tenant = tenant;
		this.registrations = registrations;
		this.nameServer = nameServer;
	}

	/** Leaves that many seats of the Teams licence free. */
	public TenantSwitches freeLicences(int seats) {
		synchronized (this.tenant) {
			this.tenant.teamsSeats(seats);
		}
		return this;
	}

	/** How long a domain takes to become a gateway. */
	public TenantSwitches activateAfter(Duration duration) {
		this.tenant.behave(this.tenant.behaviour().withActivation(duration));
		return this;
	}

	/** Does everything at once, for tests that are about something else. */
	public TenantSwitches atOnce() {
		return replicate(Replication.NONE).activateAfter(Duration.ZERO);
	}

	/** How long what is granted from now on takes to arrive. */
	public TenantSwitches replicate(Replication replication) {
		this.tenant.behave(this.tenant.behaviour().with(replication));
		return this;
	}

	/**
	 * Whether a domain that was a gateway once stays one while its user has no licence:
	 * partners of Microsoft disagree.
	 */
	public TenantSwitches keepGateways(boolean on) {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Trait.KEEPS_GATEWAYS, on));
		return this;
	}

	/** Throttles and stumbles, as {@code litware.example} does. */
	public TenantSwitches flaky(boolean on) {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Trait.FLAKY, on));
		return this;
	}

	/** Whether the tenant has Teams at all. */
	public TenantSwitches teams(boolean on) {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Trait.TEAMS_ABSENT, !on));
		return this;
	}

	/** Whether any subscription has Teams Phone, with which people may call. */
	public TenantSwitches phone(boolean on) {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Trait.PHONE_ABSENT, !on));
		return this;
	}

	/** Conditional access keeps everyone out with AADSTS53003. */
	public TenantSwitches conditionalAccess(boolean on) {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Trait.BLOCKED, on));
		return this;
	}

	/** Sub-domains belong to somebody else: found out when added. */
	public TenantSwitches domainTakenAtAdding() {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Taken.AT_ADDING));
		return this;
	}

	/** Sub-domains belong to somebody else: found out when verified. */
	public TenantSwitches domainTakenAtVerifying() {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Taken.AT_VERIFYING));
		return this;
	}

	/** Sub-domains are free. */
	public TenantSwitches domainFree() {
		this.tenant.behave(this.tenant.behaviour().with(Behaviour.Taken.NOWHERE));
		return this;
	}

	/**
	 * The next person who signs in for a consent is sent back with this error.
	 * @param description may be empty, as it often is
	 */
	public TenantSwitches failVisit(String error, String description) {
		return fail(Faults.Place.AUTHORIZE, Fault.error(400, error, description), 1);
	}

	/** The next calls of the token endpoint fail so. */
	public TenantSwitches failToken(int status, String error, String description, int times) {
		return fail(Faults.Place.TOKEN, Fault.error(status, error, description), times);
	}

	/** The next calls of Graph fail so. */
	public TenantSwitches failGraph(int status, String code, String message, int times) {
		return fail(Faults.Place.GRAPH, Fault.error(status, code, message), times);
	}

	/** The next calls of Graph are answered by a page that no program understands. */
	public TenantSwitches garbleGraph(int times) {
		return fail(Faults.Place.GRAPH, Fault.of(Fault.Shape.HTML, 200), times);
	}

	/** The next calls of Graph end without an answer, as if somebody cut the wire. */
	public TenantSwitches cutGraph(int times) {
		return fail(Faults.Place.GRAPH, Fault.of(Fault.Shape.CUT, 200), times);
	}

	/** The next calls of Teams PowerShell fail so. */
	public TenantSwitches failTeams(String error, String message, int times) {
		return fail(Faults.Place.TEAMS, Fault.error(200, error, message), times);
	}

	/** The next calls of Teams PowerShell print something that is no answer. */
	public TenantSwitches rubbishTeams(int times) {
		return fail(Faults.Place.TEAMS, Fault.of(Fault.Shape.HTML, 200), times);
	}

	/** The next calls of Teams PowerShell hang. */
	public TenantSwitches hangTeams(Duration duration, int times) {
		return fail(Faults.Place.TEAMS, Fault.hanging(duration), times);
	}

	/** The next call of the token endpoint answers late. */
	public TenantSwitches hangToken(Duration duration) {
		return fail(Faults.Place.TOKEN, Fault.hanging(duration), 1);
	}

	/** The next calls of Graph answer late. */
	public TenantSwitches hangGraph(Duration duration, int times) {
		return fail(Faults.Place.GRAPH, Fault.hanging(duration), times);
	}

	TenantSwitches fail(Faults.Place place, Fault fault, int times) {
		this.tenant.faults().add(place, fault, times);
		return this;
	}

	/** Whatever still waits to go wrong will not. */
	public TenantSwitches forgetFailures() {
		this.tenant.faults().clear();
		return this;
	}

	/** Both consents as if an administrator had given them just now. */
	public TenantSwitches consent() {
		synchronized (this.tenant) {
			Consent consent = consents();
			consent.servicePrincipal();
			consent.grantManifest();
		}
		return this;
	}

	/** Lets our application have a permission that its manifest does not ask for. */
	public TenantSwitches permit(String application) {
		synchronized (this.tenant) {
			consents().assign(application);
		}
		return this;
	}

	/** Somebody of that name comes to the company, without a licence. */
	public TenantSwitches hire(String userPrincipalName) {
		synchronized (this.tenant) {
			this.tenant.hire(userPrincipalName);
		}
		return this;
	}

	/** Somebody leaves the company. */
	public TenantSwitches dismiss(String userPrincipalName) {
		synchronized (this.tenant) {
			this.tenant.user(userPrincipalName).ifPresent((user) -> this.tenant.users().remove(user.id()));
		}
		return this;
	}

	/** Removes our application from the tenant with all it was granted. */
	public TenantSwitches revokeConsent() {
		synchronized (this.tenant) {
			this.tenant.removeApplications();
		}
		return this;
	}

	/** Takes back what was granted for everyone or one person, delegated only. */
	public TenantSwitches revokeDelegatedConsent() {
		synchronized (this.tenant) {
			this.tenant.grants().clear();
		}
		return this;
	}

	/** Takes back these application permissions, or all for none. */
	public TenantSwitches revokeApplicationConsent(String... names) {
		synchronized (this.tenant) {
			this.tenant.appRoleAssignments()
				.removeIf((one) -> names.length == 0 || Set.of(names).contains(one.permission().name()));
		}
		return this;
	}

	/** The customer switches our enterprise application off or on. */
	public TenantSwitches applicationEnabled(boolean enabled) {
		synchronized (this.tenant) {
			this.tenant.servicePrincipals()
				.computeIfPresent(this.registrations.current().clientId(), (id, one) -> one.enabled(enabled));
		}
		return this;
	}

	/** Somebody deletes our voice routes; usages and policies stay. */
	public TenantSwitches deleteRoutes() {
		synchronized (this.tenant) {
			this.tenant.voiceRouting().routes().clear();
		}
		return this;
	}

	/** Somebody has a voice route of that name, to a gateway of his own. */
	public TenantSwitches foreignRoute(String name) {
		synchronized (this.tenant) {
			this.tenant.voiceRouting()
				.routes()
				.put(name, new VoiceRoute(name, "sbc." + this.tenant.domain(), 1, "Somebody else's"));
		}
		return this;
	}

	/** Somebody deletes our PSTN usages and voice routing policies; routes stay. */
	public TenantSwitches deleteUsagesAndPolicies() {
		synchronized (this.tenant) {
			this.tenant.voiceRouting().usages().clear();
			this.tenant.voiceRouting().policies().clear();
		}
		return this;
	}

	/** Somebody takes the licences of the users that activate sub-domains away. */
	public TenantSwitches takeLicences() {
		synchronized (this.tenant) {
			activationUsers().forEach((user) -> {
				user.licences().keySet().forEach((sku) -> this.tenant.subscription(sku).orElseThrow().giveBack());
				user.licences().clear();
			});
		}
		return this;
	}

	/** Somebody deletes the users that activate sub-domains, and their sub-domains. */
	public TenantSwitches deleteSubDomains() {
		takeLicences();
		synchronized (this.tenant) {
			activationUsers().forEach((user) -> {
				this.tenant.users().remove(user.id());
				this.tenant.domains().remove(user.suffix());
			});
		}
		return this;
	}

	/** The records of our sub-domains get lost at our own name server. */
	public TenantSwitches loseRecords() {
		synchronized (this.tenant) {
			activationUsers().forEach((user) -> this.nameServer.lose(user.suffix()));
		}
		return this;
	}

	/** The same name is verified here as if it were this company's own. */
	public TenantSwitches own(String domain) {
		synchronized (this.tenant) {
			this.tenant.domains().put(domain, new Domain(domain, Domain.Kind.CUSTOM, this.tenant.now(), null));
		}
		return this;
	}

	/** And is given up again. */
	public TenantSwitches disown(String domain) {
		synchronized (this.tenant) {
			this.tenant.domains().remove(domain);
		}
		return this;
	}

	private List<User> activationUsers() {
		return this.tenant.users()
			.values()
			.stream()
			.filter((user) -> user.userPrincipalName().startsWith("teammate-"))
			.toList();
	}

	/**
	 * Gives a directory role.
	 * @param principal an account's name, or {@code application} for our own application
	 * @param roleTemplateId which role
	 */
	public TenantSwitches grantRole(String principal, String roleTemplateId) {
		synchronized (this.tenant) {
			String id = principalId(principal);
			this.tenant.roleAssignments()
				.add(new RoleAssignment(Guids.random(), id, DirectoryRole.of(roleTemplateId).orElseThrow().templateId(),
						Visibility.from(this.tenant.now()), this.tenant.now()));
		}
		return this;
	}

	/**
	 * Takes all directory roles away.
	 * @param principal an account's name, or {@code application} for our own application
	 */
	public TenantSwitches removeRoles(String principal) {
		synchronized (this.tenant) {
			String id = principalId(principal);
			this.tenant.roleAssignments().removeIf((one) -> one.principalId().equals(id));
		}
		return this;
	}

	private Consent consents() {
		return new Consent(this.tenant, this.registrations.current());
	}

	private String principalId(String principal) {
		return "application".equals(principal) ? consents().servicePrincipal().id()
				: this.tenant.user(principal).orElseThrow().id();
	}

}
