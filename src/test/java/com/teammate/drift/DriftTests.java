package com.teammate.drift;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.teammate.MovableClock;
import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.ConsentReview;
import com.teammate.consent.Consents;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.sbc.Deviation;
import com.teammate.sbc.Upkeep;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/** On a real database, with the rooms beside it as mocks. */
@SpringBootTest(classes = DriftTests.Module.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "teammate.drift.batch=10" })
class DriftTests {

	@MockitoBean
	private Enterprises enterprises;

	@MockitoBean
	private Consents consents;

	@MockitoBean
	private Upkeep upkeep;

	@MockitoBean
	private CredentialWatch credential;

	@MockitoBean
	private Audit audit;

	@MockitoBean
	private Events events;

	@Autowired
	private Drift drift;

	@Autowired
	private MovableClock clock;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@BeforeEach
	void beginAnew() {
		this.jdbc.sql("delete from drift_finding").update();
		this.jdbc.sql("delete from enterprise_check").update();
	}

	@Test
	void spreadsEnterprisesOverTheDayAndKeepsEachItsMoment() {
		List<EnterpriseId> watched = watched(200);
		Instant start = this.clock.instant();

		List<Instant> moments = watched.stream().map(this::next).toList();

		assertThat(moments).allSatisfy((moment) -> assertThat(moment).isBetween(start, start.plus(Duration.ofDays(1))));
		for (int quarter = 0; quarter < 4; quarter++) {
			Instant from = start.plus(Duration.ofHours(6).multipliedBy(quarter));
			assertThat(moments.stream()
				.filter((moment) -> !moment.isBefore(from) && moment.isBefore(from.plus(Duration.ofHours(6))))
				.count()).isBetween(25L, 75L);
		}
		this.drift.conclude(watched.get(0));
		assertThat(next(watched.get(0))).isEqualTo(moments.get(0));
	}

	@Test
	void letsTwoPickersAtOnceHaveNoneInCommon() throws Exception {
		watched(30);
		this.clock.pass(Duration.ofDays(1));
		CyclicBarrier together = new CyclicBarrier(2);

		var first = CompletableFuture.supplyAsync(() -> pick(together));
		var second = CompletableFuture.supplyAsync(() -> pick(together));
		List<EnterpriseId> picked = new ArrayList<>(first.get(30, TimeUnit.SECONDS));
		picked.addAll(second.get(30, TimeUnit.SECONDS));

		assertThat(picked).hasSize(20).doesNotHaveDuplicates();
		assertThat(pick()).hasSize(10).doesNotContainAnyElementsOf(picked);
		assertThat(pick()).isEmpty();
	}

	@Test
	void passesOverWhatIsDisabledAndForgetsWhatIsRemoved() {
		List<EnterpriseId> watched = watched(3);
		is(watched.get(0), EnterpriseStatus.DISABLED);
		is(watched.get(1), EnterpriseStatus.REMOVED);
		this.clock.pass(Duration.ofDays(1));

		assertThat(pick()).containsExactly(watched.get(2));
		assertThat(next(watched.get(0))).isAfter(this.clock.instant());
		assertThat(this.drift.health(watched.get(1)).nextCheckAt()).isNull();
		assertThat(pick()).isEmpty();
	}

	@Test
	void opensAFindingOnceAndClosesItWhenHealthy() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.upkeep.inspect(contoso)).willReturn(
				List.of(new Deviation(Deviation.Code.DNS_RECORDS_LOST, "c.example"),
						new Deviation(Deviation.Code.LICENCE_LOST, "user@c.example")),
				List.of(new Deviation(Deviation.Code.LICENCE_LOST, "user@c.example")));
		Instant found = this.clock.instant();

		this.drift.compare(contoso);
		assertThat(codes(contoso)).containsExactly("LICENCE_LOST", "DNS_RECORDS_LOST");
		this.clock.pass(Duration.ofHours(1));
		this.drift.compare(contoso);

		assertThat(this.drift.health(contoso).findings())
			.containsExactly(new DriftFinding("LICENCE_LOST", "user@c.example", found));
		then(this.audit).should()
			.note(contoso.value(), Party.SYSTEM, "A check found that the DNS records of c.example are not right.");
		then(this.audit).should()
			.note(contoso.value(), Party.SYSTEM,
					"It is not so any more that the DNS records of c.example are not right.");
		then(this.events).should().record(eq(contoso.value()), eq(EventType.DRIFT_RESOLVED), any());
	}

	@Test
	void looksAtTheConsentsAgainWhenTheComparisonIsRefused() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.upkeep.inspect(contoso)).willThrow(refusal());
		given(this.consents.review(contoso)).willReturn(new ConsentReview(Set.of(ConsentKind.SECOND), false));

		this.drift.compare(contoso);

		assertThat(codes(contoso)).containsExactly("PERMISSIONS_LOST");
		assertThat(this.drift.isRepairDue(contoso)).isFalse();
	}

	@Test
	void doesNotHideARefusalThatTheConsentsDoNotExplain() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.upkeep.inspect(contoso)).willThrow(refusal());
		given(this.consents.review(contoso)).willReturn(new ConsentReview(Set.of(), false));

		assertThatThrownBy(() -> this.drift.compare(contoso)).isInstanceOf(MicrosoftFailure.class);
	}

	private static MicrosoftFailure refusal() {
		return new MicrosoftFailure(MicrosoftFailure.Kind.NOT_PERMITTED, "Authorization_RequestDenied", "no", null,
				null, null);
	}

	@ParameterizedTest
	@EnumSource(names = { "ONBOARDING", "REMOVING" })
	void keepsLookingWhileSomethingIsOpenEvenWhereItDoesNotLookOtherwise(EnterpriseStatus status) {
		List<EnterpriseId> watched = watched(2);
		watched.forEach((enterprise) -> is(enterprise, status));
		given(this.consents.review(watched.get(0))).willReturn(new ConsentReview(Set.of(ConsentKind.SECOND), false));
		this.drift.checkConsents(watched.get(0));
		this.clock.pass(Duration.ofDays(1));

		assertThat(pick()).containsExactly(watched.get(0));
	}

	@Test
	void triesARepairOncePerCheck() {
		EnterpriseId contoso = watched(1).get(0);
		Deviation lost = new Deviation(Deviation.Code.VOICE_ROUTE_LOST, "TM-contoso");
		given(this.upkeep.inspect(contoso))
			.willReturn(List.of(lost, new Deviation(Deviation.Code.DIRECTORY_ROLE_MISSING, "")));
		given(this.consents.review(contoso)).willReturn(new ConsentReview(Set.of(), false));
		this.drift.checkConsents(contoso);
		this.drift.compare(contoso);
		assertThat(this.drift.isRepairDue(contoso)).isTrue();

		this.drift.repair(contoso);
		this.drift.compare(contoso);

		then(this.upkeep).should().repair(contoso, Set.of(lost));
		assertThat(this.drift.isRepairDue(contoso)).isFalse();
		this.drift.checkConsents(contoso);
		assertThat(this.drift.isRepairDue(contoso)).isTrue();
	}

	@Test
	void neverComparesOrWritesInATenantThatIsBeingLeft() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.upkeep.inspect(contoso))
			.willReturn(List.of(new Deviation(Deviation.Code.VOICE_ROUTE_LOST, "TM-contoso")));
		this.drift.compare(contoso);
		assertThat(this.drift.isRepairDue(contoso)).isTrue();

		is(contoso, EnterpriseStatus.REMOVING);

		assertThat(this.drift.isRepairDue(contoso)).isFalse();
		this.drift.compare(contoso);
		this.drift.repair(contoso);
		then(this.upkeep).should().inspect(contoso);
		then(this.upkeep).shouldHaveNoMoreInteractions();
	}

	@Test
	void missesOnLeavingOnlyWhatOurApplicationActsBy() {
		EnterpriseId contoso = watched(1).get(0);
		is(contoso, EnterpriseStatus.REMOVING);
		given(this.consents.review(contoso))
			.willReturn(new ConsentReview(Set.of(ConsentKind.FIRST, ConsentKind.SECOND), false));

		this.drift.checkConsents(contoso);

		assertThat(codes(contoso)).containsExactly("PERMISSIONS_LOST");
		this.drift.takeConsentsBack(contoso);
		then(this.consents).should().takeBack(contoso, Set.of(ConsentKind.SECOND));
	}

	@Test
	void forgetsWhatWasFoundAndWhatIsDueWithoutSayingThatItWasMended() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.consents.review(contoso)).willReturn(new ConsentReview(Set.of(ConsentKind.SECOND), false));
		this.drift.checkConsents(contoso);
		this.clock.pass(Duration.ofDays(1));

		this.drift.forget(contoso);

		assertThat(pick()).isEmpty();
		assertThat(this.drift.health(contoso)).isEqualTo(new Health(null, null, List.of()));
		then(this.events).should(never()).record(any(), eq(EventType.DRIFT_RESOLVED), any());
		this.drift.lookAgain(contoso);
		this.drift.conclude(contoso);
		assertThat(next(contoso)).isEqualTo(this.clock.instant());
	}

	@Test
	void checksSoonerWhileSomethingIsOpen() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.upkeep.inspect(contoso))
			.willReturn(List.of(new Deviation(Deviation.Code.LICENCE_LOST, "user@c.example")));

		this.drift.compare(contoso);
		this.drift.conclude(contoso);

		assertThat(next(contoso)).isBeforeOrEqualTo(this.clock.instant().plus(Duration.ofHours(1)));
		assertThat(this.drift.health(contoso).checkedAt()).isEqualTo(this.clock.instant());
	}

	@Test
	void looksAgainAtOnceWhenAskedDuringACheck() {
		EnterpriseId contoso = watched(1).get(0);

		this.drift.lookAgain(contoso);
		this.drift.conclude(contoso);
		assertThat(next(contoso)).isEqualTo(this.clock.instant());

		this.drift.conclude(contoso);
		assertThat(next(contoso)).isAfter(this.clock.instant());
	}

	@Test
	void believesALossOnlyAfterAWhileAndNeverOfAYoungGrant() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.consents.review(contoso)).willReturn(new ConsentReview(Set.of(ConsentKind.SECOND), false));
		given(this.consents.isSettling(contoso, ConsentKind.SECOND)).willReturn(true, false);

		this.drift.checkConsents(contoso);
		assertThat(this.drift.areConsentsThere(contoso)).isFalse();
		assertThat(this.drift.isLossConfirmed(contoso)).isFalse();
		this.clock.pass(Duration.ofMinutes(6));

		assertThat(this.drift.isLossConfirmed(contoso)).isFalse();
		assertThat(this.drift.isLossConfirmed(contoso)).isTrue();
		assertThat(this.drift.takeConsentsBack(contoso)).isTrue();
		then(this.consents).should().takeBack(contoso, Set.of(ConsentKind.SECOND));
	}

	@Test
	void takesNothingBackThatWasGrantedSinceItLooked() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.consents.review(contoso)).willReturn(new ConsentReview(Set.of(ConsentKind.SECOND), false));
		this.drift.checkConsents(contoso);
		given(this.consents.isSettling(contoso, ConsentKind.SECOND)).willReturn(true);

		assertThat(this.drift.takeConsentsBack(contoso)).isFalse();
		then(this.consents).should().takeBack(contoso, Set.of());
	}

	@Test
	void asksForNoVisitWhereTheApplicationIsDisabled() {
		EnterpriseId contoso = watched(1).get(0);
		given(this.consents.review(contoso)).willReturn(new ConsentReview(Set.of(), true));

		this.drift.checkConsents(contoso);

		assertThat(codes(contoso)).containsExactly("APPLICATION_DISABLED");
		assertThat(this.drift.takeConsentsBack(contoso)).isFalse();
		assertThat(this.drift.needsVisit("APPLICATION_DISABLED")).isFalse();
		assertThat(this.drift.needsVisit("CONSENT_LOST")).isTrue();
	}

	private List<String> codes(EnterpriseId enterprise) {
		return this.drift.health(enterprise).findings().stream().map(DriftFinding::code).toList();
	}

	private Instant next(EnterpriseId enterprise) {
		return this.drift.health(enterprise).nextCheckAt();
	}

	private List<EnterpriseId> pick() {
		return this.transaction.execute((status) -> this.drift.pickDue());
	}

	/** Both hold their transaction open until the other one has picked too. */
	private Set<EnterpriseId> pick(CyclicBarrier together) {
		return this.transaction.execute((status) -> {
			Set<EnterpriseId> picked = new HashSet<>(this.drift.pickDue());
			meet(together);
			return picked;
		});
	}

	private static void meet(CyclicBarrier together) {
		try {
			together.await(20, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private List<EnterpriseId> watched(int number) {
		List<EnterpriseId> watched = IntStream.range(0, number).mapToObj((each) -> anEnterprise()).toList();
		watched.forEach(this.drift::watch);
		return watched;
	}

	private EnterpriseId anEnterprise() {
		UUID reseller = UUID.randomUUID();
		EnterpriseId id = EnterpriseId.random();
		this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'R', ?, now())")
			.params(reseller, reseller + "@reseller.example")
			.update();
		this.jdbc
			.sql("""
					insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
						request_management_consent, sbc_regions, services, pbx_types, status, management_consent, created_at,
						updated_at, version)
					values (?, ?, 'C', 'admin@c.example', false, false, false, '{}', '{}', '{}', 'ACTIVE', 'NOT_REQUESTED', now(),
						now(), 1)
					""")
			.params(id.value(), reseller)
			.update();
		is(id, EnterpriseStatus.ACTIVE);
		return id;
	}

	private void is(EnterpriseId id, EnterpriseStatus status) {
		Enterprise enterprise = mock();
		given(enterprise.status()).willReturn(status);
		given(this.enterprises.get(id)).willReturn(enterprise);
	}

	/** The room with its database; nothing else of the product. */
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class, TransactionAutoConfiguration.class,
			FlywayAutoConfiguration.class })
	@EnableConfigurationProperties(DriftSettings.class)
	@Import({ TestDatabase.class, Drift.class, CheckTable.class, Findings.class, FindingTable.class, Slots.class })
	static class Module {

		@Bean
		Clock clock() {
			return new MovableClock();
		}

	}

}
