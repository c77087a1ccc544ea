package com.teammate.sbc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.Readiness.Finding;
import com.teammate.voicerouting.RoutingInventory;
import com.teammate.voicerouting.VoiceRoute;
import org.springframework.stereotype.Component;

/**
 * Knows whether the names that we give in Teams are free. Looked once, for what is there
 * later is ours, also when a step that made it has fallen before it could say so.
 */
@Component
class RoutingNames {

	/** The cause of a name that somebody else has. */
	static final String TAKEN = "VOICE_NAME_TAKEN";

	static final String PRESENT = "present";

	private final ChangeLedger ledger;

	RoutingNames(ChangeLedger ledger) {
		this.ledger = ledger;
	}

	/** Whether it is known of all its names who had them before us. */
	boolean areKnown(Link link) {
		return names(link.route()).entrySet()
			.stream()
			.allMatch((name) -> this.ledger.hasLooked(link.enterprise(), name.getKey(), name.getValue()));
	}

	/**
	 * Those of its names that somebody else has; of one that is free it is remembered.
	 */
	List<Finding> taken(Link link, RoutingInventory found) {
		List<Finding> taken = new ArrayList<>();
		names(link.route()).forEach((kind, name) -> {
			if (!isTaken(found, kind, name) || isOurs(found, kind, link)) {
				this.ledger.look(link, kind, name, Optional.empty());
			}
			else if (!this.ledger.hasLooked(link.enterprise(), kind, name)) {
				taken.add(finding(kind, name));
			}
		});
		return taken;
	}

	/** What there would be to find about it, if all its names were taken. */
	List<Finding> findings(Link link) {
		return names(link.route()).entrySet().stream().map((name) -> finding(name.getKey(), name.getValue())).toList();
	}

	private static Finding finding(Kind kind, String name) {
		return new Finding(TAKEN, true, words(kind) + " " + name);
	}

	private static Map<Kind, String> names(VoiceRoute route) {
		Map<Kind, String> names = new LinkedHashMap<>();
		names.put(Kind.PSTN_USAGE, route.usage());
		names.put(Kind.VOICE_ROUTING_POLICY, route.policy());
		names.put(Kind.VOICE_ROUTE, route.name());
		return names;
	}

	private static boolean isTaken(RoutingInventory found, Kind kind, String name) {
		return switch (kind) {
			case PSTN_USAGE -> found.hasUsage(name);
			case VOICE_ROUTING_POLICY -> found.policy(name).isPresent();
			default -> found.route(name).isPresent();
		};
	}

	/**
	 * Whether we made it and have forgotten, as after a restore from an older backup:
	 * only our own route leads to the sub-domain that we invented for the region.
	 */
	private static boolean isOurs(RoutingInventory found, Kind kind, Link link) {
		VoiceRoute wanted = link.route();
		boolean routed = found.route(wanted.name())
			.filter((route) -> route.leadsTo(link.fqdn()) && route.usages().equals(List.of(wanted.usage())))
			.isPresent();
		return routed && (kind != Kind.VOICE_ROUTING_POLICY || found.policy(wanted.policy())
			.filter((policy) -> policy.usages().equals(List.of(wanted.usage())))
			.isPresent());
	}

	private static String words(Kind kind) {
		return switch (kind) {
			case PSTN_USAGE -> "PSTN usage";
			case VOICE_ROUTING_POLICY -> "voice routing policy";
			default -> "voice route";
		};
	}

}
