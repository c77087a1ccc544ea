package com.teammate.welcome;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.teammate.audit.Party.Kind;
import com.teammate.cdr.CallData;
import com.teammate.cdr.CallReadings;
import com.teammate.cdr.CallReadings.Reading;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.consent.Evidence;
import com.teammate.consent.PermissionManifest;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseUsers;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.ManagementConsents.Act;
import com.teammate.enterprise.ManagementConsents.Deed;
import com.teammate.enterprise.ManagementConsents.Grant;
import com.teammate.enterprise.NextAction;
import com.teammate.onboarding.Onboarding;
import com.teammate.sbc.Change;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.RegionLinks;
import com.teammate.sbc.SbcRegion;
import com.teammate.sbc.SbcRegions;
import com.teammate.welcome.DashboardDoor.Guest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Everything that the dashboard shows of one enterprise. */
@Component
class DashboardPage {

	private static final int MANY_USERS = 500;

	private static final int MANY_READINGS = 20;

	private final Onboarding onboarding;

	private final Consents consents;

	private final PermissionManifest manifest;

	private final PermissionWords words;

	private final ManagementConsents managementConsents;

	private final EnterpriseUsers users;

	private final RegionLinks regionLinks;

	private final SbcRegions regions;

	private final ChangeLedger ledger;

	private final Hosts hosts;

	private final CallData calls;

	private final CallReadings readings;

	DashboardPage(Onboarding onboarding, Consents consents, PermissionManifest manifest, PermissionWords words,
			ManagementConsents managementConsents, EnterpriseUsers users, RegionLinks regionLinks, SbcRegions regions,
			ChangeLedger ledger, Hosts hosts, CallData calls, CallReadings readings) {
		this.onboarding = onboarding;
		this.consents = consents;
		this.manifest = manifest;
		this.words = words;
		this.managementConsents = managementConsents;
		this.users = users;
		this.regionLinks = regionLinks;
		this.regions = regions;
		this.ledger = ledger;
		this.hosts = hosts;
		this.calls = calls;
		this.readings = readings;
	}

	ModelAndView of(Guest guest) {
		Enterprise enterprise = guest.enterprise();
		EnterpriseId id = enterprise.id();
		Evidence evidence = this.consents.evidence(id);
		return new ModelAndView("welcome/dashboard").addObject("steps", Tracker.DONE.steps())
			.addObject("enterprise", enterprise)
			.addObject("enterpriseName", enterprise.name())
			.addAllObjects(this.hosts.of(enterprise))
			.addObject("next", next(enterprise))
			.addObject("nextSince", moment(enterprise.nextAction()))
			.addObject("provenAt", (evidence.provenAt() != null) ? Moment.of(evidence.provenAt()) : null)
			.addObject("first", this.words.of(this.manifest.of(ConsentKind.FIRST)))
			.addObject("second", this.words.of(this.manifest.of(ConsentKind.SECOND)))
			.addObject("grants", this.managementConsents.of(id).stream().map(this::view).toList())
			.addObject("current", this.managementConsents.current(id).map(this::view).orElse(null))
			.addObject("users", this.users.list(id, null, MANY_USERS))
			.addObject("regions", this.regionLinks.of(id)
				.stream()
				.map((link) -> new RegionView(regionName(link.region().value()), link.fqdn(), link.state().name()))
				.toList())
			.addObject("calls", this.calls.isAccessible(enterprise))
			.addObject("readings",
					this.readings.byReseller(id, MANY_READINGS).stream().map(DashboardPage::view).toList())
			.addObject("changes", this.ledger.of(id).stream().map(DashboardPage::view).toList());
	}

	@Nullable private String next(Enterprise enterprise) {
		return (enterprise.nextAction() != null)
				? this.onboarding.describeToAdministrator(enterprise, LocaleContextHolder.getLocale()) : null;
	}

	@Nullable private static String moment(@Nullable NextAction next) {
		return (next != null) ? Moment.of(next.since()) : null;
	}

	private String regionName(String region) {
		return this.regions.all()
			.stream()
			.filter((each) -> each.id().value().equals(region))
			.map(SbcRegion::name)
			.findFirst()
			.orElse(region);
	}

	private GrantView view(Grant grant) {
		return new GrantView(grant.scopes().stream().map(Enum::name).sorted().toList(), Moment.of(grant.grantedAt()),
				(grant.until() != null) ? Moment.of(grant.until()) : null,
				(grant.endedAt() != null) ? Moment.of(grant.endedAt()) : null,
				grant.acts().stream().map(this::view).toList());
	}

	private ActView view(Act act) {
		boolean regions = act.deed() == Deed.REGIONS_CHANGED;
		return new ActView(Moment.of(act.at()), act.deed().name(), regions ? regionNames(act.subject()) : act.subject(),
				(act.details() != null && regions) ? regionNames(act.details()) : act.details());
	}

	private String regionNames(String regions) {
		return Arrays.stream(regions.split(", ")).map(this::regionName).collect(Collectors.joining(", "));
	}

	private static ReadingView view(Reading reading) {
		boolean program = reading.kind() == Kind.API_KEY;
		return new ReadingView(
				program ? Moment.day(LocalDate.ofInstant(reading.since(), ZoneOffset.UTC)) : Moment.of(reading.since()),
				reading.kind().name(), Moment.day(reading.from()), Moment.day(reading.to()));
	}

	private static ChangeView view(Change change) {
		return new ChangeView(Moment.of(change.at()), change.kind().name(), change.name(), change.action().name());
	}

	/** A yes to management as the page shows it. */
	record GrantView(List<String> scopes, String grantedAt, @Nullable String until, @Nullable String endedAt,
			List<ActView> acts) {

	}

	/**
	 * Something done under it.
	 *
	 * @param deed names the words for it
	 */
	record ActView(String at, String deed, String subject, @Nullable String details) {

	}

	/**
	 * That the reseller has read calls.
	 *
	 * @param kind names the words for it
	 */
	record ReadingView(String at, String kind, String from, String to) {

	}

	/** A region as the page shows it. */
	record RegionView(String name, String fqdn, String state) {

	}

	/** Something written to the tenant. */
	record ChangeView(String at, String kind, String name, String action) {

	}

}
