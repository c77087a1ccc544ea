package com.teammate.sbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.SignIn;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.microsoft.TenantDirectory.Subscription;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.Readiness.Finding;

import org.springframework.stereotype.Component;

/** Looks for what would stop the linking, before anything is written to the tenant. */
@Component
class TenantCheck {

	/** What keeps us from looking into Teams. */
	private static final Set<String> ACCESS = Set.of("DIRECTORY_ROLE_MISSING", "TEAMS_MISSING");

	private final TenantDirectory directory;

	private final SignIn signIn;

	private final Licences licences;

	private final TenantChecks checks;

	private final Links links;

	private final RouteSteps routes;

	private final ChangeLedger ledger;

	private final Audit audit;

	TenantCheck(TenantDirectory directory, SignIn signIn, Licences licences, TenantChecks checks, Links links,
			RouteSteps routes, ChangeLedger ledger, Audit audit) {
		this.directory = directory;
		this.signIn = signIn;
		this.licences = licences;
		this.checks = checks;
		this.links = links;
		this.routes = routes;
		this.ledger = ledger;
		this.audit = audit;
	}

	Readiness check(EnterpriseId enterprise, TenantId tenant) {
		List<Finding> findings = findings(enterprise, tenant);
		boolean changed = !Set.copyOf(findings).equals(Set.copyOf(this.checks.findings(enterprise)));
		int attempts = this.checks.attempts(enterprise);
		this.checks.keep(enterprise, changed ? 1 : attempts + 1, findings);
		if (changed || attempts == 0) {
			this.audit.note(enterprise.value(), Party.SYSTEM, words(findings));
		}
		return new Readiness(findings);
	}

	/**
	 * Whether the names of a region that came after the check of the tenant are free in
	 * Teams, as far as Teams lets us look; what is in the way becomes a finding.
	 */
	boolean areNamesFree(TenantId tenant, Link link) {
		List<Finding> taken = this.routes.takenNames(tenant, List.of(link));
		taken.forEach((finding) -> this.checks.open(link.enterprise(), finding));
		return taken.isEmpty();
	}

	/** A step of linking has shown that something is not in the way any more. */
	void overtakenBy(Link link, RegionState reached) {
		if (reached == RegionState.DOMAIN_ADDED) {
			this.routes.namesOf(link).forEach((finding) -> this.checks.close(link.enterprise(), finding));
			this.checks.close(link.enterprise(), new Finding("SUB_DOMAIN_TAKEN", false, link.fqdn()));
		}
		if (reached == RegionState.ACTIVATING && licencesNeeded(link.enterprise()) == 0) {
			this.checks.close(link.enterprise(), new Finding("LICENCE_MISSING", false));
		}
	}

	/**
	 * Closes what is not so any more. What is new, linking and upkeep find themselves.
	 */
	void lookAgain(EnterpriseId enterprise, TenantId tenant) {
		List<Finding> open = this.checks.findings(enterprise);
		if (!open.isEmpty()) {
			List<Finding> now = findings(enterprise, tenant);
			open.stream()
				.filter((finding) -> !now.contains(finding))
				.forEach((finding) -> this.checks.close(enterprise, finding));
		}
	}

	private List<Finding> findings(EnterpriseId enterprise, TenantId tenant) {
		List<Finding> findings = new ArrayList<>();
		Set<String> roles = this.directory.ownDirectoryRoles(tenant);
		noteConsented(enterprise, roles);
		if (Collections.disjoint(roles, TeamsRoles.all())) {
			findings.add(new Finding("DIRECTORY_ROLE_MISSING", true));
		}
		List<Subscription> subscriptions = this.directory.subscriptions(tenant);
		List<Subscription> activating = this.licences.activating(subscriptions);
		if (activating.isEmpty()) {
			findings.add(new Finding("TEAMS_MISSING", true));
		}
		else if (activating.stream().mapToInt(Subscription::free).sum() < licencesNeeded(enterprise)) {
			findings.add(new Finding("LICENCE_MISSING", false));
		}
		if (!activating.isEmpty() && !this.licences.hasPhone(subscriptions)) {
			findings.add(new Finding("PHONE_LICENCE_MISSING", false));
		}
		this.links.of(enterprise)
			.stream()
			.filter((link) -> link.state() == RegionState.PLANNED && isElsewhere(tenant, link.fqdn()))
			.map((link) -> new Finding("SUB_DOMAIN_TAKEN", false, link.fqdn()))
			.forEach(findings::add);
		if (findings.stream().noneMatch((finding) -> ACCESS.contains(finding.code()))) {
			findings.addAll(this.routes.takenNames(tenant, this.links.of(enterprise)));
		}
		return findings;
	}

	/**
	 * Everybody may ask Microsoft whose a verified domain is; nothing is written for it.
	 */
	private boolean isElsewhere(TenantId tenant, String fqdn) {
		return this.signIn.tenantOf(fqdn).filter((owner) -> !owner.equals(tenant)).isPresent();
	}

	/** Seen in the tenant, where the consent itself could only believe it. */
	private void noteConsented(EnterpriseId enterprise, Set<String> roles) {
		this.ledger.noteConsented(enterprise, Kind.SERVICE_PRINCIPAL, Plans.APPLICATION);
		String given = this.directory.teamsRole();
		if (roles.contains(given)) {
			this.ledger.noteConsented(enterprise, Kind.DIRECTORY_ROLE, TeamsRoles.name(given));
		}
	}

	void noteRoleFound(EnterpriseId enterprise) {
		this.ledger.noteFoundAtConsent(enterprise, Kind.DIRECTORY_ROLE, TeamsRoles.name(this.directory.teamsRole()));
	}

	private long licencesNeeded(EnterpriseId enterprise) {
		return this.links.of(enterprise)
			.stream()
			.filter((link) -> link.state().compareTo(RegionState.ACTIVATING) < 0)
			.count();
	}

	private static String words(List<Finding> findings) {
		if (findings.isEmpty()) {
			return "The tenant is ready to be linked.";
		}
		return "The check of the tenant found: " + String.join("; ", findings.stream().map(TenantCheck::words).toList())
				+ ".";
	}

	private static String words(Finding finding) {
		return switch (finding.code()) {
			case "DIRECTORY_ROLE_MISSING" -> "our application has no Teams administrator role yet";
			case "TEAMS_MISSING" -> "no subscription with Teams";
			case "PHONE_LICENCE_MISSING" -> "no subscription with Teams Phone";
			case RoutingNames.TAKEN -> "somebody else's " + finding.subject() + " has the name that ours is to have";
			case "SUB_DOMAIN_TAKEN" -> "the sub-domain " + finding.subject() + " belongs to another tenant";
			default -> "not enough free licences for the users that activate the sub-domains";
		};
	}

}
