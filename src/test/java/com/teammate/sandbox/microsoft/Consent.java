package com.teammate.sandbox.microsoft;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What an accepted consent page does to a tenant. */
final class Consent {

	private final Tenant tenant;

	private final Registration registration;

	Consent(Tenant tenant, Registration registration) {
		this.tenant = tenant;
		this.registration = registration;
	}

	/** Delegated permissions, for one person or for everyone. */
	void grant(Resource resource, Set<String> names, @Nullable String principalId) {
		Set<String> together = new TreeSet<>(names);
		current(resource, (grant) -> Objects.equals(grant.principalId(), principalId))
			.ifPresent((grant) -> together.addAll(grant.scopes()));
		replace(resource, together, principalId);
	}

	/**
	 * All permissions of the manifest for everyone. What was granted for everyone before
	 * and is not in the manifest is lost, as Microsoft warns.
	 */
	void grantManifest() {
		replace(Resource.GRAPH, new TreeSet<>(this.registration.requiredDelegated()), null);
		this.registration.requiredApplication().stream().sorted().forEach(this::assign);
	}

	/** What the person may let our application do, by any grant. */
	Set<String> granted(Resource resource, String userId) {
		String client = clientId().orElse("");
		return this.tenant.grants()
			.stream()
			.filter((grant) -> grant.visibility().isLasting() && grant.clientId().equals(client))
			.filter((grant) -> grant.resourceId().equals(this.tenant.servicePrincipal(resource).id()))
			.filter((grant) -> grant.isFor(userId))
			.flatMap((grant) -> grant.scopes().stream())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	ServicePrincipal servicePrincipal() {
		Replication replication = this.tenant.behaviour().replication();
		Instant now = this.tenant.now();
		return this.tenant.servicePrincipals()
			.computeIfAbsent(this.registration.clientId(),
					(appId) -> new ServicePrincipal(Guids.random(), appId, Registration.NAME, true,
							Visibility.from(now.plus(replication.directory())), now.plus(replication.issuer())));
	}

	private Optional<String> clientId() {
		return Optional.ofNullable(this.tenant.servicePrincipals().get(this.registration.clientId()))
			.map(ServicePrincipal::id);
	}

	private Optional<Grant> current(Resource resource, Predicate<Grant> wanted) {
		String client = servicePrincipal().id();
		return this.tenant.grants()
			.stream()
			.filter((grant) -> grant.visibility().isLasting() && grant.clientId().equals(client))
			.filter((grant) -> grant.resourceId().equals(this.tenant.servicePrincipal(resource).id()))
			.filter(wanted)
			.findFirst();
	}

	/** Graph goes on showing the old row until the new one has arrived. */
	private void replace(Resource resource, Set<String> names, @Nullable String principalId) {
		Instant visibleFrom = this.tenant.now().plus(this.tenant.behaviour().replication().grants());
		String id = Guids.random();
		Optional<Grant> old = current(resource, (grant) -> Objects.equals(grant.principalId(), principalId));
		if (old.isPresent()) {
			id = old.get().id();
			this.tenant.grants().remove(old.get());
			this.tenant.grants().add(old.get().with(old.get().visibility().until(visibleFrom)));
		}
		this.tenant.grants()
			.add(new Grant(id, servicePrincipal().id(), principalId, this.tenant.servicePrincipal(resource).id(), names,
					Visibility.from(visibleFrom)));
	}

	void assign(String name) {
		Permission permission = Permission.application(name).orElseThrow();
		String client = servicePrincipal().id();
		boolean there = this.tenant.appRoleAssignments()
			.stream()
			.anyMatch((one) -> one.principalId().equals(client) && one.permission().equals(permission));
		if (!there) {
			Replication replication = this.tenant.behaviour().replication();
			Instant now = this.tenant.now();
			this.tenant.appRoleAssignments()
				.add(new AppRoleAssignment(Guids.random(), permission, client,
						this.tenant.servicePrincipal(Resource.GRAPH).id(), now,
						Visibility.from(now.plus(replication.grants())), now.plus(replication.roles()),
						now.plus(replication.authority())));
		}
	}

}
