package com.teammate.reseller;

import java.util.Set;

/**
 * What the enterprises of a reseller may use, by the names of the catalogues. An empty
 * set allows everything there is, also what comes later.
 */
public record Offer(Set<String> services, Set<String> pbxTypes, Set<String> sbcRegions) {

	public Offer {
		services = Set.copyOf(services);
		pbxTypes = Set.copyOf(pbxTypes);
		sbcRegions = Set.copyOf(sbcRegions);
	}

	/** No limits. */
	public static Offer everything() {
		return new Offer(Set.of(), Set.of(), Set.of());
	}

	public boolean allowsService(String service) {
		return allows(this.services, service);
	}

	public boolean allowsPbxType(String type) {
		return allows(this.pbxTypes, type);
	}

	public boolean allowsRegion(String region) {
		return allows(this.sbcRegions, region);
	}

	private static boolean allows(Set<String> allowed, String wanted) {
		return allowed.isEmpty() || allowed.contains(wanted);
	}

}
