package com.teammate.sandbox.microsoft;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** All tenants there are; one comes into being when its domain is first named. */
final class Tenants {

	static final List<String> PARTICULAR = List.of("contoso.example", "fabrikam.example", "tailspin.example",
			"wingtip.example", "litware.example", "proseware.example", "relecloud.example", "woodgrove.example",
			"lucerne.example", "margie.example", "alpine.example");

	private static final Pattern OWN_DOMAIN = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.example");

	private final Map<String, Tenant> byDomain = new ConcurrentHashMap<>();

	private final Map<String, Tenant> byId = new ConcurrentHashMap<>();

	private final Clock clock;

	Tenants(Clock clock) {
		this.clock = clock;
		reset();
	}

	void reset() {
		this.byDomain.clear();
		this.byId.clear();
		PARTICULAR.forEach(this::settle);
	}

	void reset(String domain) {
		this.byDomain.remove(domain);
		settle(domain);
	}

	/** By id, own domain, or any other domain that a tenant has verified. */
	Optional<Tenant> find(String alias) {
		Optional<Tenant> found = seek(alias);
		found.ifPresent(Tenant::live);
		return found;
	}

	private Optional<Tenant> seek(String alias) {
		String name = alias.toLowerCase(Locale.ROOT);
		if (this.byId.containsKey(name)) {
			return Optional.of(this.byId.get(name));
		}
		return OWN_DOMAIN.matcher(name).matches() ? Optional.of(settle(name)) : owner(name);
	}

	/** Who has verified the domain. */
	Optional<Tenant> owner(String domain) {
		return this.byDomain.values().stream().filter((tenant) -> tenant.hasVerified(domain)).findFirst();
	}

	Collection<Tenant> all() {
		return this.byDomain.values();
	}

	/** Puts a tenant of an earlier run in its place. */
	void restore(Tenant tenant) {
		tenant.resume(this.clock);
		this.byDomain.put(tenant.domain(), tenant);
		this.byId.put(tenant.id(), tenant);
	}

	private Tenant settle(String domain) {
		Tenant tenant = this.byDomain.computeIfAbsent(domain, (name) -> new Tenant(name, this.clock));
		this.byId.put(tenant.id(), tenant);
		return tenant;
	}

}
