package com.teammate.sbc;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.PlannedChange.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows beforehand every object that an onboarding will create or change. Names are
 * deterministic, so the plan and the steps cannot disagree.
 */
@Service
public class Plans {

	static final String APPLICATION = "TeamMate";

	private final Links links;

	private final TenantDirectory directory;

	Plans(Links links, TenantDirectory directory) {
		this.links = links;
		this.directory = directory;
	}

	/** In the order in which it will happen. */
	@Transactional(readOnly = true)
	public List<PlannedChange> of(EnterpriseId enterprise) {
		List<Link> links = this.links.of(enterprise).stream().filter((link) -> !link.state().isLeaving()).toList();
		return Stream
			.of(consented(), links.stream().flatMap(Plans::activated), links.stream().limit(1).map(Plans::usage),
					links.stream().map((link) -> linked(Kind.VOICE_ROUTE, link.route().name(), link)),
					links.stream().limit(1).map(Plans::policy))
			.flatMap(Function.identity())
			.toList();
	}

	private Stream<PlannedChange> consented() {
		return Stream.of(create(Kind.SERVICE_PRINCIPAL, APPLICATION, null, Step.FIRST_CONSENT),
				create(Kind.DIRECTORY_ROLE, TeamsRoles.name(this.directory.teamsRole()), null, Step.FIRST_CONSENT));
	}

	private static Stream<PlannedChange> activated(Link link) {
		return Stream.of(linked(Kind.DOMAIN, link.fqdn(), link), linked(Kind.DNS_TXT, link.fqdn(), link),
				linked(Kind.DNS_A, link.fqdn(), link), linked(Kind.USER, link.serviceUser(), link),
				linked(Kind.LICENCE, link.serviceUser(), link));
	}

	private static PlannedChange usage(Link link) {
		return create(Kind.PSTN_USAGE, link.route().usage(), null, Step.LINK_SBC_REGIONS);
	}

	private static PlannedChange policy(Link link) {
		return create(Kind.VOICE_ROUTING_POLICY, link.route().policy(), null, Step.LINK_SBC_REGIONS);
	}

	private static PlannedChange linked(Kind kind, String name, Link link) {
		return create(kind, name, link.region(), Step.LINK_SBC_REGIONS);
	}

	private static PlannedChange create(Kind kind, String name, @Nullable RegionId region, Step step) {
		return new PlannedChange(kind, name, Action.CREATE, region, step);
	}

}
