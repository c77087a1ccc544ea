package com.teammate.sbc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.dns.DnsRecords;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.event.Events;
import com.teammate.microsoft.AppTokens;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.SignIn;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.reseller.ResellerId;
import com.teammate.sbc.PlannedChange.Action;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.Readiness.Finding;
import com.teammate.voicerouting.RoutingInventory;
import com.teammate.voicerouting.TeamsAccess;
import com.teammate.voicerouting.VoiceRoute;
import com.teammate.voicerouting.VoiceRouting;
import com.teammate.voicerouting.VoiceRoutingFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;

/** The steps on a real database, with everything outside of it in memory. */
@SpringBootTest(classes = RegionLinksTests.Module.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "teammate.sbc.regions[0].id=us-east-1", "teammate.sbc.regions[0].name=US East 1",
				"teammate.sbc.regions[0].base-domain=use1.sbc.example", "teammate.sbc.regions[0].address=192.0.2.1",
				"teammate.sbc.regions[0].country=US", "teammate.sbc.regions[1].id=us-west",
				"teammate.sbc.regions[1].name=US West", "teammate.sbc.regions[1].base-domain=usw.sbc.example",
				"teammate.sbc.regions[1].address=192.0.2.2", "teammate.sbc.regions[1].country=US",
				"teammate.sbc.licences=MCOEV,TEAMS1", "teammate.sbc.licence-returned-after=72h" })
class RegionLinksTests {

	private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

	private static final RegionId EAST = new RegionId("us-east-1");

	private static final RegionId WEST = new RegionId("us-west");

	private static final String TEAMS_ADMINISTRATOR = "69091246-20e8-4a56-aa4d-066075b2a7a8";

	@MockitoBean
	private Enterprises enterprises;

	@MockitoBean
	private Audit audit;

	@MockitoBean
	private Events events;

	@MockitoBean
	private TenantDirectory directory;

	@MockitoBean
	private SignIn signIn;

	@MockitoBean
	private AppTokens tokens;

	@MockitoBean
	private DnsRecords dns;

	@MockitoBean
	private VoiceRouting routing;

	@MockitoBean
	private Clock clock;

	@Autowired
	private RegionLinks links;

	@Autowired
	private LicenceLoans loans;

	@Autowired
	private Plans plans;

	@Autowired
	private ChangeLedger ledger;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	private final FakeTenants world = new FakeTenants();

	private EnterpriseId contoso;

	private String fqdn;

	@BeforeEach
	void planContoso() {
		itIs(START);
		this.world.behindDirectory(this.directory);
		this.world.behindDns(this.dns);
		this.world.behindTeams(this.tokens, this.routing);
		this.world.behindAudit(this.audit);
		this.world.subscription("E5", 2, "TEAMS1", "MCOEV", "EXCHANGE");
		this.world.roles.add(TEAMS_ADMINISTRATOR);
		this.jdbc.sql("delete from activation").update();
		this.contoso = anEnterprise("Contoso", WEST, EAST);
		this.links.plan(this.contoso);
		this.fqdn = link().fqdn();
	}

	@Test
	void plansALinkForEachChosenRegionNearestFirst() {
		List<RegionLink> planned = this.links.of(this.contoso);

		assertThat(planned).extracting(RegionLink::region).containsExactly(WEST, EAST);
		assertThat(planned).extracting(RegionLink::state).containsOnly(RegionState.PLANNED);
		assertThat(planned.get(0).fqdn()).matches("contoso-[a-z2-9]{8}\\.usw\\.sbc\\.example");
		assertThat(planned.get(1).fqdn()).matches("contoso-[a-z2-9]{8}\\.use1\\.sbc\\.example");
	}

	@Test
	void doesExactlyWhatWasPlanned() {
		List<PlannedChange> plan = this.plans.of(this.contoso);
		for (RegionId region : List.of(WEST, EAST)) {
			steps().forEach((step) -> step.apply(this.contoso, region));
		}

		assertThat(planned(plan, Kind.DOMAIN)).isEqualTo(this.world.domains.keySet());
		assertThat(planned(plan, Kind.DNS_TXT)).isEqualTo(this.world.zone.keySet());
		assertThat(planned(plan, Kind.DNS_A)).isEqualTo(this.world.zone.keySet());
		assertThat(planned(plan, Kind.USER)).isEqualTo(this.world.users.keySet());
		assertThat(planned(plan, Kind.LICENCE)).isEqualTo(this.world.users.keySet());
		assertThat(planned(plan, Kind.PSTN_USAGE)).isEqualTo(this.world.usages).hasSize(1);
		assertThat(planned(plan, Kind.VOICE_ROUTE)).isEqualTo(this.world.routes.keySet());
		assertThat(planned(plan, Kind.VOICE_ROUTING_POLICY)).isEqualTo(this.world.policies).hasSize(1);
		assertThat(planned(plan, Kind.DIRECTORY_ROLE)).containsExactly("Teams Administrator");
		assertThat(planned(plan, Kind.SERVICE_PRINCIPAL)).hasSize(1);
		assertThat(this.plans.of(this.contoso)).isEqualTo(plan).hasSize(2 + 2 * 6 + 2);
	}

	@Test
	void writesEveryPlannedObjectIntoTheLedgerOnce() {
		for (int i = 0; i < 2; i++) {
			this.links.checkTenant(this.contoso);
			for (RegionId region : List.of(WEST, EAST)) {
				steps().forEach((step) -> step.apply(this.contoso, region));
			}
		}

		List<Change> changes = this.ledger.of(this.contoso);
		assertThat(changes).filteredOn((change) -> change.action() == Action.CREATE)
			.extracting(Change::kind, Change::name, Change::region, Change::step)
			.containsExactlyInAnyOrderElementsOf(this.plans.of(this.contoso)
				.stream()
				.map((planned) -> tuple(planned.kind(), planned.name(), planned.region(), planned.step()))
				.toList());
		assertThat(changes).filteredOn((change) -> change.action() == Action.CHANGE)
			.hasSize(2)
			.allSatisfy((change) -> assertThat(change.kind()).isEqualTo(Kind.DOMAIN))
			.allSatisfy((change) -> assertThat(change.before()).isEqualTo("unverified"))
			.allSatisfy((change) -> assertThat(change.after()).isEqualTo("verified"));
		assertThat(changes).extracting(Change::at).containsOnly(START);
	}

	@Test
	void remembersWhatAFailedStepHasWritten() {
		upTo(RegionState.DOMAIN_VERIFIED);
		this.world.beforeAssigning = () -> {
			throw new MicrosoftFailure(MicrosoftFailure.Kind.TRANSIENT, "HTTP 503", "busy", null, null, null);
		};

		assertThatExceptionOfType(MicrosoftFailure.class)
			.isThrownBy(() -> this.links.activateDomain(this.contoso, WEST));

		assertThat(this.ledger.of(this.contoso)).extracting(Change::kind)
			.contains(Kind.USER)
			.doesNotContain(Kind.LICENCE);
	}

	@Test
	void remembersTheUsageThatStaysWhenTeamsDoesNotKnowTheGateway() {
		upTo(RegionState.ACTIVATING);
		this.world.gatewayKnown = false;

		this.links.configureVoiceRoute(this.contoso, WEST);

		assertThat(this.ledger.of(this.contoso)).extracting(Change::kind)
			.contains(Kind.PSTN_USAGE)
			.doesNotContain(Kind.VOICE_ROUTE, Kind.VOICE_ROUTING_POLICY);
	}

	@Test
	void doesNotClaimARoleThatTheTenantDoesNotShow() {
		this.world.roles.clear();

		this.links.checkTenant(this.contoso);

		assertThat(this.ledger.of(this.contoso)).extracting(Change::kind).containsExactly(Kind.SERVICE_PRINCIPAL);
	}

	@Test
	void keepsALabelForGood() {
		this.world.describe(this.enterprises, this.contoso, "Renamed", reseller(), WEST, EAST);

		this.links.plan(this.contoso);

		assertThat(this.links.of(this.contoso)).hasSize(2).extracting(RegionLink::fqdn).contains(this.fqdn);
	}

	@Test
	void givesCompaniesOfOneNameLabelsOfTheirOwn() {
		EnterpriseId other = anEnterprise("Contoso", WEST);

		this.links.plan(other);

		assertThat(this.links.of(other).get(0).fqdn()).isNotEqualTo(this.fqdn);
	}

	@Test
	void neverLetsTwoEnterprisesHaveOneLabel() {
		EnterpriseId other = anEnterprise("Other");

		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> this.jdbc
			.sql("insert into region_link select ?, region, label, fqdn, state,"
					+ " since, attempts, routing, labels from region_link where enterprise_id = ?")
			.params(other.value(), this.contoso.value())
			.update());
	}

	@Test
	void refusesARegionThatIsNotOffered() {
		EnterpriseId id = anEnterprise("Nowhere", new RegionId("mars"));

		assertThatExceptionOfType(RegionNotOffered.class).isThrownBy(() -> this.links.plan(id));
	}

	@Test
	void linksARegionStepByStep() {
		assertThat(this.links.addDomain(this.contoso, WEST)).isEqualTo(RegionState.DOMAIN_ADDED);
		assertThat(this.links.publishDnsRecords(this.contoso, WEST)).isEqualTo(RegionState.RECORDS_PUBLISHED);
		assertThat(this.links.verifyDomain(this.contoso, WEST)).isEqualTo(RegionState.DOMAIN_VERIFIED);
		assertThat(this.links.activateDomain(this.contoso, WEST)).isEqualTo(RegionState.ACTIVATING);
		assertThat(this.links.configureVoiceRoute(this.contoso, WEST)).isEqualTo(RegionState.ROUTED);
		assertThat(this.links.verifyVoiceRoute(this.contoso, WEST)).isEqualTo(RegionState.LINKED);

		assertThat(link().state()).isEqualTo(RegionState.LINKED);
		assertThat(this.world.domains).containsExactly(Map.entry(this.fqdn, true));
		assertThat(this.world.zone).containsEntry(this.fqdn, "MS=ms" + this.fqdn + " 192.0.2.2");
		assertThat(this.world.users).containsOnlyKeys("teammate-activation@" + this.fqdn);
		String label = this.fqdn.substring(0, this.fqdn.indexOf('.'));
		assertThat(this.world.usages).containsExactly("TM-" + label);
		assertThat(this.world.policies).containsExactly("TM-" + label);
		assertThat(this.world.routes.values()).extracting(VoiceRoute::name, VoiceRoute::usage, VoiceRoute::gateway)
			.containsExactly(tuple("TM-" + label + "-us-west", "TM-" + label, this.fqdn));
		assertThat(this.world.history).containsExactly(
				"system: The sub-domain " + this.fqdn + " was added to the tenant.",
				"system: The DNS records of " + this.fqdn + " are published.",
				"system: Microsoft verified the sub-domain " + this.fqdn + ".",
				"system: The user teammate-activation@" + this.fqdn
						+ " has a licence; Microsoft activates the sub-domain now.",
				"system: The voice route of the region US West is configured.",
				"system: The region US West is linked.");
		assertThat(this.links.of(this.contoso).get(1).state()).isEqualTo(RegionState.PLANNED);
	}

	@Test
	void mayRunEveryStepTwice() {
		steps().forEach((step) -> {
			RegionState first = step.apply(this.contoso, WEST);

			assertThat(step.apply(this.contoso, WEST)).isEqualTo(first);
		});

		assertOneOfEverything();
		assertThat(this.world.history).hasSize(6).doesNotHaveDuplicates();
	}

	@Test
	void repeatsAStepThatCrashedBeforeItsCommit() {
		steps().forEach((step) -> {
			RegionState lost = this.transaction.execute((status) -> {
				status.setRollbackOnly();
				return step.apply(this.contoso, WEST);
			});
			assertThat(link().state()).isNotEqualTo(lost);

			assertThat(step.apply(this.contoso, WEST)).isEqualTo(lost);
		});

		assertOneOfEverything();
		assertThat(link().state()).isEqualTo(RegionState.LINKED);
	}

	@Test
	void seesThatAnotherTenantHasTheDomainWhenAdding() {
		this.world.takenElsewhere.add(this.fqdn);

		assertThat(this.links.addDomain(this.contoso, WEST)).isEqualTo(RegionState.DOMAIN_TAKEN);
		assertThat(this.links.nextTryAt(this.contoso, WEST)).isEqualTo(START.plus(Duration.ofHours(1)));

		this.world.takenElsewhere.clear();
		assertThat(this.links.addDomain(this.contoso, WEST)).isEqualTo(RegionState.DOMAIN_ADDED);
	}

	@Test
	void staysTakenWhileOnlyTheProofTellsSo() {
		upTo(RegionState.RECORDS_PUBLISHED);
		willThrow(new MicrosoftFailure(MicrosoftFailure.Kind.CONFLICT, "Request_BadRequest", "used", null, null, null))
			.given(this.directory)
			.verifyDomain(any(), anyString());
		assertThat(this.links.verifyDomain(this.contoso, WEST)).isEqualTo(RegionState.DOMAIN_TAKEN);
		itIs(START.plusSeconds(3600));

		assertThat(this.links.addDomain(this.contoso, WEST)).isEqualTo(RegionState.DOMAIN_TAKEN);

		assertThat(link().since()).isEqualTo(START);
		assertThat(this.links.nextTryAt(this.contoso, WEST)).isEqualTo(START.plus(Duration.ofHours(7)));
	}

	@Test
	void waitsLongerAndLongerForTheNameServer() {
		upTo(RegionState.DOMAIN_ADDED);
		this.world.recordsVisible = false;

		List<Duration> gaps = Stream.generate(() -> {
			assertThat(this.links.publishDnsRecords(this.contoso, WEST)).isEqualTo(RegionState.RECORDS_SENT);
			return gap();
		}).limit(5).toList();

		assertThat(gaps).extracting(Duration::toSeconds).containsExactly(5L, 15L, 30L, 60L, 60L);
	}

	@Test
	void waitsUntilMicrosoftSeesTheRecordsAndHealsThem() {
		upTo(RegionState.RECORDS_PUBLISHED);
		this.world.recordsVisibleToMicrosoft = false;
		this.world.zone.clear();

		List<Duration> gaps = Stream.generate(() -> {
			assertThat(this.links.verifyDomain(this.contoso, WEST)).isEqualTo(RegionState.RECORDS_PUBLISHED);
			return gap();
		}).limit(5).toList();

		assertThat(gaps).extracting(Duration::toSeconds).containsExactly(10L, 30L, 60L, 300L, 300L);
		assertThat(this.world.zone).containsKey(this.fqdn);
	}

	@Test
	void waitsForAFreeLicence() {
		upTo(RegionState.DOMAIN_VERIFIED);
		this.world.subscription("E5", 0, "TEAMS1", "MCOEV");
		assertThat(this.links.activateDomain(this.contoso, WEST)).isEqualTo(RegionState.LICENCE_MISSING);
		assertThat(gap()).hasMinutes(5);
		assertThat(this.links.activateDomain(this.contoso, WEST)).isEqualTo(RegionState.LICENCE_MISSING);
		assertThat(gap()).hasMinutes(15);

		this.world.subscription("E5", 1, "TEAMS1", "MCOEV");

		assertThat(this.links.activateDomain(this.contoso, WEST)).isEqualTo(RegionState.ACTIVATING);
		assertThat(this.world.users).hasSize(1);
	}

	@Test
	void losesTheRaceForTheLastLicence() {
		upTo(RegionState.DOMAIN_VERIFIED);
		this.world.beforeAssigning = () -> this.world.subscription("E5", 0, "TEAMS1", "MCOEV");

		assertThat(this.links.activateDomain(this.contoso, WEST)).isEqualTo(RegionState.LICENCE_MISSING);
	}

	@Test
	void takesTheNextSubscriptionAfterALostRace() {
		upTo(RegionState.DOMAIN_VERIFIED);
		this.world.subscription("F3", 1, "TEAMS1");
		this.world.beforeAssigning = () -> this.world.subscription("E5", 0, "TEAMS1", "MCOEV");

		assertThat(this.links.activateDomain(this.contoso, WEST)).isEqualTo(RegionState.ACTIVATING);
		assertThat(this.world.users.get("teammate-activation@" + this.fqdn).skuIds()).containsExactly("F3");
	}

	@Test
	void prefersTheWantedPlanThenTheSmallestSubscription() {
		upTo(RegionState.DOMAIN_VERIFIED);
		this.world.subscription("A1", 9, "TEAMS1");
		this.world.subscription("PHONE", 1, "TEAMS1", "MCOEV");
		this.world.subscription("VISIO", 9, "VISIO");

		this.links.activateDomain(this.contoso, WEST);

		assertThat(this.world.users.get("teammate-activation@" + this.fqdn).skuIds()).containsExactly("PHONE");
	}

	@Test
	void findsTheUsageLocationOfTheServiceUser() {
		upTo(RegionState.DOMAIN_VERIFIED);
		this.links.activateDomain(this.contoso, WEST);
		this.world.enterpriseCountry = null;
		this.links.activateDomain(this.contoso, EAST);
		this.world.organizationCountry = null;
		EnterpriseId other = anEnterprise("Fabrikam", WEST);
		this.links.plan(other);
		this.links.activateDomain(other, WEST);

		assertThat(this.world.usageLocations.values()).containsExactlyInAnyOrder("US", "DE", "US");
	}

	@Test
	void waitsUntilTeamsKnowsTheGatewayAndSaysWhenThatTakesTooLong() {
		upTo(RegionState.ACTIVATING);
		this.world.gatewayKnown = false;

		List<Duration> gaps = Stream.generate(() -> {
			assertThat(this.links.configureVoiceRoute(this.contoso, WEST)).isEqualTo(RegionState.ACTIVATING);
			return gap();
		}).limit(7).toList();

		assertThat(gaps).extracting(Duration::toMinutes).containsExactly(1L, 2L, 5L, 10L, 15L, 30L, 30L);
		itIs(START.plus(Duration.ofHours(24)));
		assertThat(link().activationOverdue()).isFalse();
		itIs(START.plus(Duration.ofHours(24)).plusSeconds(1));
		assertThat(link().activationOverdue()).isTrue();
	}

	@Test
	void doesNotAcceptAnotherRouteThanItsOwn() {
		upTo(RegionState.ROUTED);
		VoiceRoute ours = this.world.routes.values().iterator().next();
		assertDiffers("leads to elsewhere.example",
				() -> put(new VoiceRoute(ours.name(), ours.usage(), ours.policy(), "elsewhere.example", 1)));
		assertDiffers("is not in the usage",
				() -> put(new VoiceRoute(ours.name(), "theirs", ours.policy(), ours.gateway(), 1)));

		assertThat(link().state()).isEqualTo(RegionState.ROUTED);
	}

	@Test
	void writesAgainWhatSomebodyDeletesBeforeItIsVerified() {
		upTo(RegionState.ROUTED);
		this.world.routes.clear();
		this.world.policies.clear();
		this.world.usages.clear();

		assertThat(this.links.verifyVoiceRoute(this.contoso, WEST)).isEqualTo(RegionState.LINKED);

		assertOneOfEverything();
	}

	@Test
	void saysWhatIsMissingWhereTeamsDoesNotTakeItAgain() {
		upTo(RegionState.ROUTED);
		this.world.gatewayKnown = false;

		assertDiffers("is missing", this.world.routes::clear);
	}

	@Test
	void letsTeamsTryTheRegionsInTheOrderOfTheEnterprise() {
		for (RegionId region : List.of(EAST, WEST)) {
			steps().forEach((step) -> step.apply(this.contoso, region));
		}

		assertThat(this.world.routes.values()).extracting(VoiceRoute::gateway, VoiceRoute::priority)
			.containsExactlyInAnyOrder(tuple(this.fqdn, 10), tuple(this.links.of(this.contoso).get(1).fqdn(), 11));
	}

	@Test
	void followsANewOrderOfTheEnterprise() {
		for (RegionId region : List.of(EAST, WEST)) {
			steps().forEach((step) -> step.apply(this.contoso, region));
		}
		this.jdbc.sql("update enterprise set sbc_regions = '{us-east-1,us-west}' where id = ?")
			.param(this.contoso.value())
			.update();

		this.links.orderVoiceRoutes(this.contoso);

		assertThat(this.links.of(this.contoso)).extracting(RegionLink::region).containsExactly(EAST, WEST);
		assertThat(this.world.routes.values()).extracting(VoiceRoute::gateway, VoiceRoute::priority)
			.containsExactlyInAnyOrder(tuple(this.fqdn, 11), tuple(link().fqdn(), 10));
		assertThat(this.ledger.of(this.contoso)).filteredOn((change) -> change.action() == Action.CHANGE)
			.extracting(Change::after)
			.contains("leads to " + this.fqdn + ", number 2 in the failover",
					"leads to " + link().fqdn() + ", number 1 in the failover");
	}

	@Test
	void doesNotAcceptAnotherOrder() {
		for (RegionId region : List.of(EAST, WEST)) {
			steps().forEach((step) -> step.apply(this.contoso, region));
		}
		this.world.orderable = false;
		assertDiffers("Teams tries", () -> this.world.routes.replaceAll((name, route) -> new VoiceRoute(name,
				route.usage(), route.policy(), route.gateway(), 100 - route.priority())));
	}

	@Test
	void doesNotClaimWhatWasThereBeforeIt() {
		this.world.domains.put(this.fqdn, false);
		String user = "teammate-activation@" + this.fqdn;
		this.world.users.put(user, new TenantDirectory.DirectoryUser("id", user, Set.of("E5")));

		steps().forEach((step) -> step.apply(this.contoso, WEST));

		assertThat(this.ledger.of(this.contoso)).filteredOn((change) -> change.action() == Action.FIND)
			.extracting(Change::kind)
			.containsExactly(Kind.DOMAIN, Kind.USER, Kind.LICENCE);
		assertThat(this.ledger.of(this.contoso)).filteredOn((change) -> change.action() == Action.CREATE)
			.extracting(Change::kind)
			.containsExactly(Kind.DNS_TXT, Kind.DNS_A, Kind.PSTN_USAGE, Kind.VOICE_ROUTE, Kind.VOICE_ROUTING_POLICY);
		assertThat(this.ledger.isOurs(this.contoso, Kind.DOMAIN, this.fqdn)).isFalse();
	}

	@Test
	void writesNothingWhereSomebodyElseHasTheName() {
		String ours = "TM-" + this.fqdn.substring(0, this.fqdn.indexOf('.'));
		put(new VoiceRoute(ours + "-us-west", "theirs", "theirs", "sbc.contoso.example", 1));

		assertThat(this.links.addDomain(this.contoso, WEST)).isEqualTo(RegionState.NAME_TAKEN);
		assertThat(this.links.readiness(this.contoso).findings())
			.containsExactly(new Finding("VOICE_NAME_TAKEN", true, "voice route " + ours + "-us-west"));
		then(this.directory).should(never()).addDomain(any(), anyString());

		this.world.routes.clear();
		assertThat(this.links.addDomain(this.contoso, WEST)).isEqualTo(RegionState.DOMAIN_ADDED);
		assertThat(codes()).isEmpty();
	}

	@Test
	void looksBeforeTheFirstRouteWhereTeamsLetNobodyInAtFirst() {
		String ours = "TM-" + this.fqdn.substring(0, this.fqdn.indexOf('.'));
		put(new VoiceRoute(ours + "-us-west", "theirs", "theirs", "sbc.contoso.example", 1));
		RoutingInventory found = this.routing.inventory(new TeamsAccess(FakeTenants.TENANT, "graph", "teams"));
		given(this.routing.inventory(any())).willThrow(new VoiceRoutingFailure("AccessDenied: not yet", null))
			.willReturn(found);
		upTo(RegionState.ACTIVATING);

		assertThatExceptionOfType(VoiceNameTaken.class)
			.isThrownBy(() -> this.links.configureVoiceRoute(this.contoso, WEST))
			.withMessage("voice route " + ours + "-us-west");
		then(this.routing).should(never()).ensure(any(), any());
	}

	@Test
	void findsNamesInTeamsThatSomebodyElseHasUntilTheyAreFree() {
		String ours = "TM-" + this.fqdn.substring(0, this.fqdn.indexOf('.'));
		put(new VoiceRoute(ours + "-us-west", "theirs", "theirs", "sbc.contoso.example", 1));
		this.world.usages.add(ours);

		Readiness readiness = this.links.checkTenant(this.contoso);

		assertThat(readiness.isReady()).isFalse();
		assertThat(readiness.findings()).containsExactlyInAnyOrder(
				new Finding("VOICE_NAME_TAKEN", true, "voice route " + ours + "-us-west"),
				new Finding("VOICE_NAME_TAKEN", true, "PSTN usage " + ours));
		this.world.routes.clear();
		this.world.usages.clear();
		assertThat(this.links.checkTenant(this.contoso).findings()).isEmpty();
	}

	@Test
	void knowsItsOwnRouteAgainWhenTheLedgerHasForgottenIt() {
		String ours = "TM-" + this.fqdn.substring(0, this.fqdn.indexOf('.'));
		put(new VoiceRoute(ours + "-us-west", ours, ours, this.fqdn, 1));

		assertThat(this.links.checkTenant(this.contoso).findings()).isEmpty();
		upTo(RegionState.ACTIVATING);
		assertThat(this.links.configureVoiceRoute(this.contoso, WEST)).isEqualTo(RegionState.ROUTED);

		assertThat(this.ledger.isOurs(this.contoso, Kind.VOICE_ROUTE, ours + "-us-west")).isTrue();
		assertThat(this.ledger.isOurs(this.contoso, Kind.PSTN_USAGE, ours)).isTrue();
		assertThat(this.ledger.isOurs(this.contoso, Kind.VOICE_ROUTING_POLICY, ours)).isTrue();
	}

	@Test
	void closesFindingsThatLinkingHasOvertaken() {
		this.world.subscription("E5", 0, "TEAMS1", "MCOEV");
		given(this.signIn.tenantOf(this.fqdn)).willReturn(Optional.of(new TenantId(UUID.randomUUID())));
		this.links.checkTenant(this.contoso);
		assertThat(codes()).containsExactlyInAnyOrder("LICENCE_MISSING", "SUB_DOMAIN_TAKEN");

		upTo(RegionState.DOMAIN_VERIFIED);
		assertThat(codes()).containsExactly("LICENCE_MISSING");
		this.world.subscription("E5", 2, "TEAMS1", "MCOEV");
		this.links.activateDomain(this.contoso, WEST);
		assertThat(codes()).containsExactly("LICENCE_MISSING");
		this.links.activateDomain(this.contoso, EAST);

		assertThat(codes()).isEmpty();
	}

	private List<String> codes() {
		return this.links.readiness(this.contoso).findings().stream().map(Finding::code).toList();
	}

	@Test
	void looksOnceForNamesSoThatWhatItHalfMadeStaysItsOwn() {
		this.transaction.executeWithoutResult((status) -> {
			this.links.checkTenant(this.contoso);
			status.setRollbackOnly();
		});
		upTo(RegionState.ACTIVATING);
		this.world.gatewayKnown = false;
		this.links.configureVoiceRoute(this.contoso, WEST);

		assertThat(this.links.checkTenant(this.contoso).findings()).isEmpty();

		then(this.routing).should().inventory(any());
		assertThat(this.ledger.of(this.contoso)).extracting(Change::action).doesNotContain(Action.FIND);
	}

	@Test
	void looksForNamesLaterWhereTeamsDoesNotLetItInYet() {
		willThrow(new VoiceRoutingFailure("AccessDenied: not yet", null)).given(this.routing).inventory(any());

		assertThat(this.links.checkTenant(this.contoso).isReady()).isTrue();

		assertThat(this.ledger.hasLooked(this.contoso, Kind.PSTN_USAGE,
				"TM-" + this.fqdn.substring(0, this.fqdn.indexOf('.'))))
			.isFalse();
	}

	@Test
	void claimsWhatItMadeJustBeforeItFell() {
		given(this.directory.addDomain(any(), anyString())).willAnswer((call) -> {
			this.world.domains.put(this.fqdn, false);
			throw new IllegalStateException("the machine goes down");
		});
		assertThatIllegalStateException().isThrownBy(() -> this.links.addDomain(this.contoso, WEST));

		this.links.addDomain(this.contoso, WEST);

		assertThat(this.ledger.isOurs(this.contoso, Kind.DOMAIN, this.fqdn)).isTrue();
	}

	@Test
	void beginsAnewAfterARemoval() {
		this.links.addDomain(this.contoso, WEST);
		for (int i = 0; i < 2; i++) {
			this.ledger.noteRemoved(this.contoso, WEST, Kind.DOMAIN, this.fqdn, PlannedChange.Step.LINK_SBC_REGIONS);
		}

		assertThat(this.ledger.isOurs(this.contoso, Kind.DOMAIN, this.fqdn)).isFalse();
		assertThat(this.ledger.of(this.contoso)).extracting(Change::action, Change::before, Change::after)
			.containsExactly(tuple(Action.CREATE, null, "unverified"), tuple(Action.REMOVE, "unverified", null));
		this.links.addDomain(this.contoso, WEST);
		assertThat(this.ledger.of(this.contoso)).last().extracting(Change::action).isEqualTo(Action.FIND);
	}

	@Test
	void findsAReadyTenantReady() {
		assertThat(this.links.checkTenant(this.contoso)).isEqualTo(new Readiness(List.of()));
		assertThat(this.world.history).containsExactly("system: The tenant is ready to be linked.");
	}

	@Test
	void findsWhatATenantLacks() {
		this.world.roles.clear();
		this.world.roles.add("62e90394-69f5-4237-9190-012177145e10");
		this.world.subscriptions.clear();
		this.world.subscription("VISIO", 9, "VISIO");

		Readiness readiness = this.links.checkTenant(this.contoso);

		assertThat(readiness.isReady()).isFalse();
		assertThat(readiness.findings()).containsExactly(new Finding("DIRECTORY_ROLE_MISSING", true),
				new Finding("TEAMS_MISSING", true));
		assertThat(this.links.readiness(this.contoso)).isEqualTo(readiness);
		then(this.directory).should(never()).addDomain(any(), anyString());
	}

	@Test
	void saysThatNobodyCanCallAndThatASubDomainIsTaken() {
		this.world.subscriptions.clear();
		this.world.subscription("F1", 2, "TEAMS1");
		given(this.signIn.tenantOf(this.fqdn)).willReturn(Optional.of(new TenantId(UUID.randomUUID())));
		given(this.signIn.tenantOf(fqdnIn(EAST))).willReturn(Optional.of(FakeTenants.TENANT));

		Readiness readiness = this.links.checkTenant(this.contoso);

		assertThat(readiness.isReady()).isTrue();
		assertThat(readiness.findings()).containsExactly(new Finding("PHONE_LICENCE_MISSING", false),
				new Finding("SUB_DOMAIN_TAKEN", false, this.fqdn));
		assertThat(this.links.readiness(this.contoso)).isEqualTo(readiness);
		assertThat(this.world.history).last()
			.asString()
			.contains("no subscription with Teams Phone; the sub-domain " + this.fqdn + " belongs to another tenant");
	}

	@Test
	void isReadyEvenWhileALicenceIsMissing() {
		this.world.subscription("E5", 1, "TEAMS1", "MCOEV");

		Readiness readiness = this.links.checkTenant(this.contoso);

		assertThat(readiness.findings()).containsExactly(new Finding("LICENCE_MISSING", false));
		assertThat(readiness.isReady()).isTrue();
	}

	@Test
	void checksATenantLessAndLessOftenUntilSomethingChanges() {
		this.world.roles.clear();
		List<Long> gaps = Stream.generate(() -> {
			this.links.checkTenant(this.contoso);
			return Duration.between(START, this.links.nextCheckAt(this.contoso)).toMinutes();
		}).limit(5).toList();
		assertThat(gaps).containsExactly(1L, 5L, 15L, 60L, 60L);
		assertThat(this.world.history).hasSize(1);

		this.world.roles.add(TEAMS_ADMINISTRATOR);
		this.links.checkTenant(this.contoso);

		assertThat(this.links.readiness(this.contoso).findings()).isEmpty();
		assertThat(this.world.history).hasSize(2);
	}

	@Test
	void tellsFromItsOwnHistoryHowLongAnActivationTakes() {
		upTo(RegionState.ACTIVATING);
		assertThat(link().experience()).isNull();
		activated("us-east-1", 9, 1);
		assertThat(link().experience()).isNull();

		activated("us-east-1", 100, 60);
		assertThat(link().experience()).extracting(Experience::activations).isEqualTo(109);
		activated("us-west", 100, 300);

		Experience here = link().experience();
		assertThat(here.activations()).isEqualTo(100);
		assertThat(Experience.words(here.usual())).isEqualTo("4 h");
		assertThat(Experience.words(here.nineOfTen())).isEqualTo("8 h");
		itIs(START.plus(Duration.ofHours(7)));
		assertThat(link().activationOverdue()).isFalse();
		itIs(START.plus(Duration.ofHours(8)));
		assertThat(link().activationOverdue()).isTrue();
		assertThat(link().activationHopeless()).isFalse();
	}

	@Test
	void callsNoActivationOverdueWithinTheHourHoweverFastMicrosoftUsuallyIs() {
		upTo(RegionState.ACTIVATING);
		activated("us-west", 20, 1);

		itIs(START.plus(Duration.ofMinutes(59)));
		assertThat(link().activationOverdue()).isFalse();
		assertThat(Experience.words(link().experience().usual())).isEqualTo("1 min");
	}

	@Test
	void learnsFromEveryActivation() {
		upTo(RegionState.ACTIVATING);
		itIs(START.plus(Duration.ofMinutes(40)));
		this.links.configureVoiceRoute(this.contoso, WEST);
		this.links.configureVoiceRoute(this.contoso, WEST);

		assertThat(this.jdbc.sql("select took_seconds from activation where region = 'us-west' and succeeded")
			.query(Integer.class)
			.list()).containsExactly(2400);
	}

	@Test
	void triesTwoFreshLabelsBeforeItGivesUpHope() {
		Set<String> names = new HashSet<>();
		this.world.gatewayKnown = false;
		for (int label = 1; label <= 3; label++) {
			upTo(RegionState.ACTIVATING);
			names.add(link().fqdn());
			assertThat(this.links.isActivationGivenUp(this.contoso, WEST)).isFalse();
			itIs(this.clock.instant().plus(Duration.ofHours(24)).plusSeconds(1));
			assertThat(this.links.isActivationGivenUp(this.contoso, WEST)).isEqualTo(label < 3);
			assertThat(link().activationHopeless()).isEqualTo(label == 3);
			assertThat(this.links.takeFreshLabel(this.contoso, WEST)).isEqualTo(RegionState.ACTIVATING);
			if (label < 3) {
				this.jdbc
					.sql("update region_link set state = 'UNLINKED' where enterprise_id = ? and region = 'us-west'")
					.param(this.contoso.value())
					.update();
				assertThat(link().isBeingRenewed()).isTrue();
				assertThat(this.links.takeFreshLabel(this.contoso, WEST)).isEqualTo(RegionState.PLANNED);
			}
		}

		assertThat(names).hasSize(3).allMatch((name) -> name.matches("contoso-[a-z2-9]{8}\\.usw\\.sbc\\.example"));
	}

	@Test
	void lendsTheLicenceAndProvesThatCallsDoNotNeedIt() {
		upTo(RegionState.LINKED);
		String user = "teammate-activation@" + this.fqdn;
		assertThat(this.loans.isLent(this.contoso, WEST)).isTrue();
		assertThat(this.loans.endsAt(this.contoso, WEST)).isEqualTo(START.plus(Duration.ofHours(72)));

		for (int i = 0; i < 2; i++) {
			this.loans.giveBack(this.contoso, WEST);
			this.loans.prove(this.contoso, WEST);
		}

		assertThat(this.world.users.get(user).skuIds()).isEmpty();
		assertThat(this.loans.isProven(this.contoso, WEST)).isTrue();
		assertThat(this.loans.isLent(this.contoso, WEST)).isFalse();
		assertThat(this.ledger.of(this.contoso)).filteredOn((change) -> change.kind() == Kind.LICENCE)
			.extracting(Change::action)
			.containsExactly(Action.CREATE, Action.REMOVE);
	}

	@Test
	void takesTheLicenceAgainWhenTeamsForgetsTheSubDomain() {
		upTo(RegionState.LINKED);
		this.loans.giveBack(this.contoso, WEST);
		this.world.gatewayKnown = false;
		this.loans.prove(this.contoso, WEST);
		assertThat(this.loans.isProven(this.contoso, WEST)).isFalse();

		this.world.subscription("E5", 0, "TEAMS1", "MCOEV");
		this.loans.takeAgain(this.contoso, WEST);
		assertThat(this.loans.obstacle(this.contoso)).contains("LICENCE_MISSING");
		assertThat(this.loans.nextLookAt(this.contoso, WEST)).isEqualTo(START.plus(Duration.ofMinutes(5)));
		this.world.subscription("E5", 1, "TEAMS1", "MCOEV");
		this.loans.takeAgain(this.contoso, WEST);
		assertThat(this.loans.obstacle(this.contoso)).isEmpty();
		assertThat(this.loans.isActivatingAgain(this.contoso)).isTrue();
		itIs(START.plus(Duration.ofHours(25)));
		this.loans.takeAgain(this.contoso, WEST);
		assertThat(this.loans.obstacle(this.contoso)).contains("DOMAIN_ACTIVATION_OVERDUE");
		this.world.gatewayKnown = true;
		this.loans.prove(this.contoso, WEST);
		assertThat(this.loans.isProven(this.contoso, WEST)).isTrue();
		assertThat(this.loans.obstacle(this.contoso)).isEmpty();
		assertThat(this.loans.isActivatingAgain(this.contoso)).isFalse();

		assertThat(this.world.users.get("teammate-activation@" + this.fqdn).skuIds()).containsExactly("E5");
		assertThat(this.ledger.isOurs(this.contoso, Kind.LICENCE, "teammate-activation@" + this.fqdn)).isTrue();
		assertThat(link().state()).isEqualTo(RegionState.LINKED);
	}

	@Test
	void endsTheSameAfterWhicheverCallTheMachineGoesDown() {
		FakeTenants calm = new FakeTenants();
		String undisturbed = endStateOf(calm);
		// Counted now: making the mocks answer anew asks the old answers once more.
		int calls = calm.calls;
		assertThat(calls).isGreaterThan(12);

		for (int call = 1; call <= calls; call++) {
			FakeTenants struck = new FakeTenants();
			struck.downAfter = call;
			assertThat(endStateOf(struck)).as("after call " + call).isEqualTo(undisturbed);
			assertThat(struck.calls).isGreaterThan(call);
		}
	}

	/** What is in the world and in the ledger in the end, with neutral names. */
	private String endStateOf(FakeTenants tenants) {
		tenants.behindDirectory(this.directory);
		tenants.behindDns(this.dns);
		tenants.behindTeams(this.tokens, this.routing);
		tenants.subscription("E5", 1, "TEAMS1", "MCOEV");
		tenants.roles.add(TEAMS_ADMINISTRATOR);
		EnterpriseId id = anEnterprise("Contoso", WEST);
		this.links.plan(id);
		List<BiFunction<EnterpriseId, RegionId, RegionState>> all = new ArrayList<>(steps());
		all.add(0, (enterprise, region) -> {
			this.links.checkTenant(enterprise);
			return RegionState.PLANNED;
		});
		for (BiFunction<EnterpriseId, RegionId, RegionState> step : all) {
			try {
				step.apply(id, WEST);
			}
			catch (IllegalStateException ex) {
				step.apply(id, WEST);
			}
		}
		RegionLink link = this.links.of(id).get(0);
		String world = tenants.domains + " " + tenants.zone + " " + tenants.users + " " + tenants.subscriptions + " "
				+ tenants.usages + " " + tenants.policies + " " + tenants.routes + " " + link.state();
		String ledger = this.ledger.of(id)
			.stream()
			.map((change) -> change.action() + " " + change.kind() + " " + change.name() + " " + change.before() + " "
					+ change.after())
			.collect(Collectors.joining("\n"));
		return (world + "\n" + ledger).replace(link.fqdn().substring(0, link.fqdn().indexOf('.')), "LABEL");
	}

	private void activated(String region, int times, int secondsApart) {
		for (int i = 1; i <= times; i++) {
			this.jdbc.sql("insert into activation values (?, ?, now(), ?, true)")
				.params(UUID.randomUUID().toString(), region, i * secondsApart)
				.update();
		}
	}

	private void put(VoiceRoute route) {
		this.world.routes.put(route.name(), route);
	}

	private void assertDiffers(String words, Runnable meanwhile) {
		meanwhile.run();
		assertThatExceptionOfType(VoiceRouteDiffers.class)
			.isThrownBy(() -> this.links.verifyVoiceRoute(this.contoso, WEST))
			.withMessageContaining(words);
	}

	private void upTo(RegionState state) {
		for (BiFunction<EnterpriseId, RegionId, RegionState> step : steps()) {
			if (step.apply(this.contoso, WEST) == state) {
				return;
			}
		}
		throw new IllegalStateException("never reached " + state);
	}

	private List<BiFunction<EnterpriseId, RegionId, RegionState>> steps() {
		return List.of(this.links::addDomain, this.links::publishDnsRecords, this.links::verifyDomain,
				this.links::activateDomain, this.links::configureVoiceRoute, this.links::verifyVoiceRoute);
	}

	private void assertOneOfEverything() {
		assertThat(this.world.domains).containsOnlyKeys(this.fqdn);
		assertThat(this.world.users).containsOnlyKeys("teammate-activation@" + this.fqdn);
		assertThat(this.world.routes).hasSize(1);
		assertThat(this.world.subscriptions.get("E5").free()).isEqualTo(1);
	}

	private static Set<String> planned(List<PlannedChange> plan, Kind kind) {
		return plan.stream()
			.filter((change) -> change.kind() == kind)
			.map(PlannedChange::name)
			.collect(Collectors.toSet());
	}

	private Duration gap() {
		return Duration.between(START, this.links.nextTryAt(this.contoso, WEST));
	}

	private String fqdnIn(RegionId region) {
		return this.links.of(this.contoso)
			.stream()
			.filter((link) -> link.region().equals(region))
			.findFirst()
			.orElseThrow()
			.fqdn();
	}

	private RegionLink link() {
		return this.links.of(this.contoso).get(0);
	}

	private void itIs(Instant now) {
		given(this.clock.instant()).willReturn(now);
		given(this.clock.getZone()).willReturn(ZoneOffset.UTC);
	}

	private EnterpriseId anEnterprise(String name, RegionId... regions) {
		EnterpriseId id = EnterpriseId.random();
		ResellerId reseller = reseller();
		this.jdbc.sql("insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,"
				+ " request_management_consent, sbc_regions, services, pbx_types, status, management_consent, created_at,"
				+ " updated_at, version) values (?, ?, ?, 'a@b.example', false, false, false, ?, '{}', '{}',"
				+ " 'ONBOARDING', 'NOT_REQUESTED', now(), now(), 1)")
			.params(id.value(), reseller.value(), name, Stream.of(regions).map(RegionId::value).toArray(String[]::new))
			.update();
		this.world.describe(this.enterprises, id, name, reseller, regions);
		return id;
	}

	private ResellerId reseller() {
		UUID id = UUID.randomUUID();
		this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'Northwind', ?, now())")
			.params(id, id + "@northwind.example")
			.update();
		return new ResellerId(id);
	}

	@EnableConfigurationProperties(SbcSettings.class)
	@Import({ RegionLinks.class, Plans.class, ChangeLedger.class, SbcRegions.class, Links.class, LinkStates.class,
			DomainSteps.class, Activation.class, Licences.class, RouteSteps.class, RoutingNames.class,
			TenantCheck.class, TenantChecks.class, Intervals.class, Milestones.class, Activations.class,
			LicenceLoans.class, TestDatabase.class })
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, FlywayAutoConfiguration.class,
			TransactionAutoConfiguration.class })
	static class Module {

	}

}
