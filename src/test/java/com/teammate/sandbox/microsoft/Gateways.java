package com.teammate.sandbox.microsoft;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Which domains of a tenant work as gateways of a carrier. */
final class Gateways {

	private static final String TEAMS = "TEAMS1";

	private Gateways() {
	}

	static boolean isActive(Tenant tenant, String domain) {
		boolean active = activeFrom(tenant, domain).filter((from) -> !tenant.now().isBefore(from)).isPresent();
		if (active) {
			tenant.formerGateways().add(domain);
		}
		return active || staysActive(tenant, domain);
	}

	/** Where no licence is needed later, an enabled user still is. */
	private static boolean staysActive(Tenant tenant, String domain) {
		return tenant.behaviour().is(Behaviour.Trait.KEEPS_GATEWAYS) && tenant.formerGateways().contains(domain)
				&& tenant.hasVerified(domain)
				&& tenant.users()
					.values()
					.stream()
					.anyMatch((user) -> user.isEnabled() && user.suffix().equalsIgnoreCase(domain));
	}

	/** Empty while the domain is unverified or has no enabled user with Teams. */
	static Optional<Instant> activeFrom(Tenant tenant, String domain) {
		Domain known = tenant.domains().get(domain);
		if (known == null || known.verifiedAt() == null || !known.isThere(tenant.now())) {
			return Optional.empty();
		}
		return tenant.users()
			.values()
			.stream()
			.filter((user) -> user.isEnabled() && user.suffix().equalsIgnoreCase(domain))
			.flatMap((user) -> teamsSince(tenant, user).stream())
			.min(Comparator.naturalOrder())
			.map((since) -> since.isAfter(known.verifiedAt()) ? since : known.verifiedAt())
			.map((ready) -> ready.plus(tenant.activation()));
	}

	private static Optional<Instant> teamsSince(Tenant tenant, User user) {
		return user.licences()
			.entrySet()
			.stream()
			.filter((licence) -> tenant.subscription(licence.getKey())
				.filter((subscription) -> subscription.hasPlan(TEAMS))
				.isPresent())
			.map((licence) -> licence.getValue())
			.min(Comparator.naturalOrder());
	}

}
