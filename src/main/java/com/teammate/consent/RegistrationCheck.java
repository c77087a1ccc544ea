package com.teammate.consent;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.RegisteredPermissions;
import com.teammate.microsoft.RegisteredPermissions.Registered;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/**
 * Tells operations whether the registration lists exactly what the manifest asks for: one
 * permission too few breaks every onboarding, one too many asks customers for more than
 * we told them.
 */
@Component
@Endpoint(id = "registration")
class RegistrationCheck {

	private final PermissionManifest manifest;

	private final RegisteredPermissions registered;

	RegistrationCheck(PermissionManifest manifest, RegisteredPermissions registered) {
		this.manifest = manifest;
		this.registered = registered;
	}

	@ReadOperation
	Outcome check() {
		try {
			return this.registered.read()
				.map(this::compare)
				.orElseGet(() -> without("NOT_CHECKED", "Set teammate.microsoft.home-tenant to the tenant in which the "
						+ "application is registered, and grant the application its permissions there."));
		}
		catch (MicrosoftFailure ex) {
			return without("NOT_READABLE", "Microsoft did not show it: " + ex.getMessage());
		}
	}

	private Outcome compare(Set<Registered> found) {
		Set<Registered> wanted = this.manifest.all()
			.stream()
			.map((one) -> new Registered(one.api(), one.id(), one.kind() == Permission.Kind.DELEGATED))
			.collect(Collectors.toUnmodifiableSet());
		List<String> missing = named(wanted, Predicate.not(found::contains));
		List<String> superfluous = named(found, Predicate.not(wanted::contains));
		boolean matches = missing.isEmpty() && superfluous.isEmpty();
		return new Outcome(matches ? "MATCHES" : "DIFFERS", this.manifest.version(), missing, superfluous,
				matches ? "The registration lists exactly what is asked for."
						: "Correct the registration under API permissions, then consent to it again where it counts.");
	}

	private List<String> named(Set<Registered> permissions, Predicate<Registered> which) {
		return permissions.stream().filter(which).map(this::name).sorted().toList();
	}

	/** Of a permission that we do not ask for, only the ids are known. */
	private String name(Registered permission) {
		String name = this.manifest.all()
			.stream()
			.filter((one) -> one.id().equals(permission.id()))
			.map(Permission::name)
			.findFirst()
			.orElseGet(() -> permission.id() + " of " + permission.api());
		return name + (permission.delegated() ? " (delegated)" : " (application)");
	}

	private Outcome without(String status, String words) {
		return new Outcome(status, this.manifest.version(), List.of(), List.of(), words);
	}

	/** What came of it; {@code text} says what to do. */
	record Outcome(String status, int manifestVersion, List<String> missing, List<String> superfluous, String text) {

	}

}
