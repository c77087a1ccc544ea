package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A customer's tenant. Whoever reads or changes it holds its monitor. */
final class Tenant implements Serializable {

	private final String domain;

	private final String id;

	private final Instant createdAt;

	private final Map<String, Domain> domains = new ConcurrentHashMap<>();

	private final Map<String, User> users = new LinkedHashMap<>();

	private final Map<String, User> deletedUsers = new LinkedHashMap<>();

	private final List<Subscription> subscriptions = Subscription.all();

	private final Map<String, ServicePrincipal> servicePrincipals = new LinkedHashMap<>();

	private final Set<String> formerApplications = ConcurrentHashMap.newKeySet();

	private final List<Grant> grants = new CopyOnWriteArrayList<>();

	private final List<AppRoleAssignment> appRoleAssignments = new CopyOnWriteArrayList<>();

	private final List<RoleAssignment> roleAssignments = new CopyOnWriteArrayList<>();

	private final Set<String> formerGateways = ConcurrentHashMap.newKeySet();

	private final VoiceRouting voiceRouting = new VoiceRouting();

	private final Faults faults = new Faults();

	private transient Clock clock;

	private volatile Behaviour behaviour;

	private @Nullable Instant seatsArriveAt;

	Tenant(String domain, Clock clock) {
		this.domain = domain;
		this.id = Guids.of("tenant", domain);
		this.clock = clock;
		this.createdAt = clock.instant();
		this.behaviour = Behaviour.of(domain);
		settle();
	}

	/** Goes on after a restart. */
	void resume(Clock clock) {
		this.clock = clock;
	}

	private void settle() {
		this.domains.put(this.domain, new Domain(this.domain, Domain.Kind.DEFAULT, this.createdAt, null));
		this.domains.put(initialDomain(), new Domain(initialDomain(), Domain.Kind.INITIAL, this.createdAt, null));
		hire("admin", "Global Administrator", DirectoryRole.GLOBAL_ADMINISTRATOR);
		hire("teams", "Teams Administrator", DirectoryRole.TEAMS_ADMINISTRATOR);
		hire("user", "Ordinary User", null);
		for (Resource resource : Resource.values()) {
			this.servicePrincipals.put(resource.appId(), new ServicePrincipal(Guids.of(resource.name(), this.domain),
					resource.appId(), resource.displayName(), true, Visibility.from(this.createdAt), this.createdAt));
		}
		if (this.behaviour.is(Behaviour.Trait.SEATLESS)) {
			teamsSeats(0);
		}
	}

	private void hire(String name, String title, @Nullable DirectoryRole role) {
		User user = hire(name + "@" + this.domain, displayName() + " " + title);
		if (role != null) {
			this.roleAssignments.add(new RoleAssignment(Guids.of("role", user.id()), user.id(), role.templateId(),
					Visibility.from(this.createdAt), this.createdAt));
		}
	}

	void hire(String userPrincipalName) {
		hire(userPrincipalName, displayName() + " Employee");
	}

	private User hire(String userPrincipalName, String displayName) {
		ObjectNode properties = Json.object();
		properties.put("accountEnabled", true);
		properties.put("displayName", displayName);
		properties.put("mailNickname", userPrincipalName.substring(0, userPrincipalName.indexOf('@')));
		properties.put("userPrincipalName", userPrincipalName);
		properties.put("usageLocation", country());
		User user = User.of(Guids.of("user", userPrincipalName), properties, this.createdAt);
		this.users.put(user.id(), user);
		return user;
	}

	String domain() {
		return this.domain;
	}

	String id() {
		return this.id;
	}

	Instant now() {
		return this.clock.instant();
	}

	Instant createdAt() {
		return this.createdAt;
	}

	String displayName() {
		String name = this.domain.substring(0, this.domain.indexOf('.'));
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
	}

	String country() {
		return "fabrikam.example".equals(this.domain) ? "DE" : "US";
	}

	String initialDomain() {
		return this.domain.substring(0, this.domain.indexOf('.')) + ".onmicrosoft.com";
	}

	Behaviour behaviour() {
		return this.behaviour;
	}

	void behave(Behaviour behaviour) {
		this.behaviour = behaviour;
	}

	/** At proseware only the first sub-domain takes its time. */
	Duration activation() {
		boolean afresh = "proseware.example".equals(this.domain) && this.domains.values()
			.stream()
			.anyMatch((one) -> one.kind() == Domain.Kind.CUSTOM && !one.isThere(now()));
		return afresh ? Duration.ofSeconds(10) : this.behaviour.activation();
	}

	/** Domains that were seen to be gateways. */
	Set<String> formerGateways() {
		return this.formerGateways;
	}

	Faults faults() {
		return this.faults;
	}

	Map<String, Domain> domains() {
		return this.domains;
	}

	boolean hasVerified(String name) {
		Domain domain = this.domains.get(name);
		return domain != null && domain.isVerified() && domain.isThere(now());
	}

	Map<String, User> users() {
		return this.users;
	}

	/** Restorable for 30 days, by id. */
	Map<String, User> deletedUsers() {
		return this.deletedUsers;
	}

	Optional<User> user(String idOrName) {
		return this.users.values().stream().filter((user) -> user.isCalled(idOrName)).findFirst();
	}

	/** Does what it was going to do by now. */
	synchronized void live() {
		if (this.behaviour.is(Behaviour.Trait.CHANGES_ITS_MIND) && this.appRoleAssignments.stream()
			.anyMatch((one) -> !now().isBefore(one.createdAt().plus(Behaviour.MIND_CHANGES_AFTER)))) {
			behave(this.behaviour.with(Behaviour.Trait.CHANGES_ITS_MIND, false));
			removeApplications();
		}
	}

	/** Removes every application that is not Microsoft's, with all it was granted. */
	void removeApplications() {
		List<ServicePrincipal> strangers = this.servicePrincipals.values()
			.stream()
			.filter((one) -> Arrays.stream(Resource.values()).noneMatch((ours) -> ours.appId().equals(one.appId())))
			.toList();
		for (ServicePrincipal stranger : strangers) {
			this.grants.removeIf((grant) -> grant.clientId().equals(stranger.id()));
			this.appRoleAssignments.removeIf((assignment) -> assignment.principalId().equals(stranger.id()));
			this.roleAssignments.removeIf((assignment) -> assignment.principalId().equals(stranger.id()));
			this.servicePrincipals.remove(stranger.appId());
			this.formerApplications.add(stranger.appId());
		}
	}

	/** Lets the missing seats arrive if it is time. */
	List<Subscription> subscriptions() {
		if (this.behaviour.is(Behaviour.Trait.SEATLESS) && this.seatsArriveAt == null) {
			this.seatsArriveAt = now().plus(Behaviour.SEATS_ARRIVE_AFTER);
		}
		else if (this.seatsArriveAt != null && !now().isBefore(this.seatsArriveAt)) {
			this.seatsArriveAt = Instant.MAX;
			teamsSeats(5);
		}
		return this.subscriptions;
	}

	/** The same without counting as a look. */
	List<Subscription> subscriptionsUnseen() {
		return this.subscriptions;
	}

	Optional<Subscription> subscription(String skuId) {
		return this.subscriptions.stream().filter((one) -> one.skuId().equalsIgnoreCase(skuId)).findFirst();
	}

	void teamsSeats(int free) {
		this.subscriptions.stream().filter((one) -> "SPE_E5".equals(one.partNumber())).forEach((one) -> one.free(free));
	}

	/** By application id. */
	Map<String, ServicePrincipal> servicePrincipals() {
		return this.servicePrincipals;
	}

	ServicePrincipal servicePrincipal(Resource resource) {
		return this.servicePrincipals.get(resource.appId());
	}

	/** Application ids that were here and were removed. */
	Set<String> formerApplications() {
		return this.formerApplications;
	}

	List<Grant> grants() {
		return this.grants;
	}

	List<AppRoleAssignment> appRoleAssignments() {
		return this.appRoleAssignments;
	}

	List<RoleAssignment> roleAssignments() {
		return this.roleAssignments;
	}

	/** Template ids of the directory roles that tokens issued now carry. */
	Set<String> rolesInTokens(String principalId) {
		Instant now = now();
		return this.roleAssignments.stream()
			.filter((assignment) -> assignment.principalId().equals(principalId))
			.filter((assignment) -> !now.isBefore(assignment.inTokensFrom()))
			.map(RoleAssignment::roleDefinitionId)
			.collect(Collectors.toUnmodifiableSet());
	}

	boolean holds(String principalId, DirectoryRole... roles) {
		Set<String> held = rolesInTokens(principalId);
		return List.of(roles).stream().map(DirectoryRole::templateId).anyMatch(held::contains);
	}

	VoiceRouting voiceRouting() {
		return this.voiceRouting;
	}

	/** All that Graph shows now, in the order of creation. */
	<T> List<T> visible(Iterable<T> all, Function<T, Visibility> visibility) {
		List<T> visible = new ArrayList<>();
		Instant now = now();
		for (T one : all) {
			if (visibility.apply(one).at(now)) {
				visible.add(one);
			}
		}
		return visible;
	}

}
