package com.teammate.consent;

import com.teammate.MovableClock;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.ConsentAnswer.Granted;
import com.teammate.consent.ConsentAnswer.Ignored;
import com.teammate.consent.ConsentsTests.Wiring;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantTaken;
import com.teammate.event.Events;
import com.teammate.microsoft.Administrator;
import com.teammate.microsoft.ConsentRecords;
import com.teammate.microsoft.ConsentRecords.Grants;
import com.teammate.microsoft.ConsentRecords.Reach;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.SignIn;
import com.teammate.microsoft.SignIn.Question;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.ArgumentCaptor;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static com.teammate.consent.ConsentFixture.GRAPH;
import static com.teammate.consent.ConsentFixture.OTHER_TENANT;
import static com.teammate.consent.ConsentFixture.TENANT;
import static com.teammate.consent.ConsentFixture.enterprise;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.verify;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import({ TestDatabase.class, Wiring.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@TestPropertySource(properties = { "teammate.consent.public-url=https://app.example",
		"teammate.consent.key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=" })
class ConsentsTests {

	private static final String BROWSER = "visit-1";

	private static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";

	@Autowired
	private Consents consents;

	@Autowired
	private MovableClock clock;

	@Autowired
	private PermissionManifest manifest;

	@Autowired
	private ConsentRequests requests;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@MockitoBean
	private Enterprises enterprises;

	@MockitoBean
	private Audit audit;

	@MockitoBean
	private Events events;

	@MockitoBean
	private SignIn signIn;

	@MockitoBean
	private ConsentRecords records;

	private final EnterpriseId id = EnterpriseId.random();

	@BeforeEach
	void prepare() {
		// Spring leaves mocks of the enclosing class as they are between nested tests.
		reset(this.enterprises, this.audit, this.signIn, this.records);
		pinned(false);
		given(this.signIn.authorizeUrl(any(), any())).willReturn(URI.create("https://login.example/authorize"));
		given(this.signIn.adminConsentUrl(any(), any(), any())).willReturn(URI.create("https://login.example/admin"));
		given(this.signIn.tenantOf("contoso.example")).willReturn(Optional.of(TENANT));
	}

	@Nested
	class Requests {

		@Test
		void keepsNothingThatAThiefCouldUse() {
			String state = askFirst();

			String rows = ConsentsTests.this.jdbc.sql("select * from consent_request where enterprise_id = :id")
				.param("id", ConsentsTests.this.id.value())
				.query()
				.singleRow()
				.toString();
			assertThat(rows).doesNotContain(state, BROWSER, question().verifier(), question().nonce());
		}

		@Test
		void asksForTheDelegatedPermissionsAndTakesTheAddressAlong() {
			askFirst();

			assertThat(question().permissions()).containsExactlyInAnyOrder("User.Read", "Directory.Read.All",
					"RoleManagement.ReadWrite.Directory");
			assertThat(question().redirect()).hasToString("https://app.example/consent/first/callback");
			assertThat(question().tenant()).isNull();
			verify(ConsentsTests.this.signIn).authorizeUrl(any(), eq("admin@contoso.example"));
		}

		@Test
		void goesStraightToAPinnedTenant() {
			pinned(true);

			askFirst();

			assertThat(question().tenant()).isEqualTo(TENANT);
		}

		@Test
		void neverUsesAStateTwice() {
			assertThat(askFirst()).hasSize(43).isNotEqualTo(askFirst());
		}

		@Test
		void needsATenantForTheSecondConsent() {
			assertThatThrownBy(
					() -> ConsentsTests.this.consents.request(ConsentsTests.this.id, ConsentKind.SECOND, BROWSER))
				.isInstanceOf(IllegalStateException.class);
		}

	}

	@Nested
	class State {

		@Test
		void countsOnce() {
			redeems(administrator());
			Map<String, String> answer = Map.of("state", askFirst(), "code", "c");

			assertThat(understand(ConsentKind.FIRST, answer)).isInstanceOf(Granted.class);
			assertThat(understand(ConsentKind.FIRST, answer)).isInstanceOf(Ignored.class);
		}

		@Test
		void countsOnceEvenForTwinsAtTheSameTime() throws Exception {
			redeems(administrator());
			Map<String, String> answer = Map.of("state", askFirst(), "code", "c");
			Callable<ConsentAnswer> twin = () -> understand(ConsentKind.FIRST, answer);
			var pool = Executors.newFixedThreadPool(4);

			List<ConsentAnswer> answers = new ArrayList<>();
			for (var answered : pool.invokeAll(List.of(twin, twin, twin, twin))) {
				answers.add(answered.get());
			}

			pool.shutdown();
			assertThat(answers).filteredOn(Granted.class::isInstance).hasSize(1);
			assertThat(answers).filteredOn(Ignored.class::isInstance).hasSize(3);
		}

		@Test
		void isUsedUpByOneOfTwoThatFoundItOpen() {
			String hash = Secrets.stateHash(askFirst());
			ConsentRequest one = ConsentsTests.this.requests.open(hash, ConsentKind.FIRST).orElseThrow();
			ConsentRequest other = ConsentsTests.this.requests.open(hash, ConsentKind.FIRST).orElseThrow();

			assertThat(ConsentsTests.this.requests.use(one)).isTrue();
			assertThat(ConsentsTests.this.requests.use(other)).isFalse();
		}

		@Test
		void isOfNoUseInAnotherBrowserAndSurvivesTheTry() {
			redeems(administrator());
			Map<String, String> answer = Map.of("state", askFirst(), "code", "c");

			assertThat(ConsentsTests.this.consents.understand(ConsentKind.FIRST, answer, "visit-2"))
				.isInstanceOf(Ignored.class);
			assertThat(understand(ConsentKind.FIRST, answer)).isInstanceOf(Granted.class);
		}

		@Test
		void isOfNoUseForTheOtherConsent() {
			pinned(true);
			String state = askFirst();

			assertThat(understand(ConsentKind.SECOND,
					Map.of("state", state, "admin_consent", "True", "tenant", TENANT.toString())))
				.isInstanceOf(Ignored.class);
		}

		@Test
		void cannotBeGuessedOrLeftOut() {
			assertThat(understand(ConsentKind.FIRST, Map.of("state", "guess", "code", "c")))
				.isInstanceOf(Ignored.class);
			assertThat(understand(ConsentKind.FIRST, Map.of())).isInstanceOf(Ignored.class);
			verify(ConsentsTests.this.signIn, never()).redeem(any(), any());
		}

		@Test
		void expires() {
			String state = askFirst();
			ConsentsTests.this.clock.pass(Duration.ofMinutes(15));

			assertDeclined(understand(ConsentKind.FIRST, Map.of("state", state, "code", "c")), DeclineReason.STALE);
			verify(ConsentsTests.this.signIn, never()).redeem(any(), any());
		}

		@Test
		void isNotUnderstoodInsideATransaction() {
			assertThatThrownBy(() -> ConsentsTests.this.transaction
				.executeWithoutResult((status) -> understand(ConsentKind.FIRST, Map.of())))
				.isInstanceOf(IllegalTransactionStateException.class);
		}

	}

	@Nested
	class First {

		@Test
		void isGrantedByAGlobalAdministratorForEverybody() {
			Administrator person = administrator();
			redeems(person);
			String state = askFirst();
			Question asked = question();

			ConsentAnswer answer = understand(ConsentKind.FIRST, Map.of("state", state, "code", "c"));

			assertThat(answer).isEqualTo(new Granted(ConsentsTests.this.id, ConsentKind.FIRST, TENANT, "person-1"));
			verify(ConsentsTests.this.signIn).redeem(asked, "c");
			verify(person).grantTeamsRole();
		}

		@Test
		void remembersWhetherOurApplicationHadItsRoleBeforeItFirstGaveIt() {
			EnterpriseId id = ConsentsTests.this.id;
			Administrator person = administrator();
			given(person.isTeamsRoleGiven()).willReturn(false, true);
			redeems(person);

			answerFirst();
			answerFirst();

			assertThat(ConsentsTests.this.consents.wasTeamsRoleHeld(id, TENANT)).isFalse();
		}

		@Test
		void knowsOfARoleThatWasThereBefore() {
			EnterpriseId id = ConsentsTests.this.id;
			Administrator person = administrator();
			given(person.isTeamsRoleGiven()).willReturn(true);
			redeems(person);

			answerFirst();

			assertThat(ConsentsTests.this.consents.wasTeamsRoleHeld(id, TENANT)).isTrue();
			assertThat(ConsentsTests.this.consents.wasTeamsRoleHeld(id, OTHER_TENANT)).isFalse();
		}

		@Test
		void needsAGlobalAdministrator() {
			Administrator person = administrator();
			given(person.holdsRole(GLOBAL_ADMINISTRATOR)).willReturn(false);
			redeems(person);

			assertDeclined(answerFirst(), DeclineReason.NOT_ADMINISTRATOR);
			verify(person, never()).grantTeamsRole();
		}

		@Test
		void needsTheTenantOfTheInvitedAddress() {
			Administrator person = administrator();
			given(person.tenant()).willReturn(OTHER_TENANT);
			redeems(person);

			assertDeclined(answerFirst(), DeclineReason.WRONG_TENANT);
		}

		@Test
		void acceptsAnyTenantForAnAddressThatBelongsToNone() {
			given(ConsentsTests.this.signIn.tenantOf("contoso.example")).willReturn(Optional.empty());
			Administrator person = administrator();
			given(person.tenant()).willReturn(OTHER_TENANT);
			redeems(person);

			assertThat(answerFirst()).isInstanceOf(Granted.class);
		}

		@Test
		void needsThePinnedTenantOnceThereIsOne() {
			pinned(true);
			given(ConsentsTests.this.signIn.tenantOf("contoso.example")).willReturn(Optional.of(OTHER_TENANT));
			Administrator person = administrator();
			given(person.tenant()).willReturn(OTHER_TENANT);
			redeems(person);

			assertDeclined(answerFirst(), DeclineReason.WRONG_TENANT);
		}

		@Test
		void noticesTheBoxThatWasNotTicked() {
			Administrator person = administrator();
			given(person.reachOfConsent()).willReturn(Reach.ONE_PERSON);
			redeems(person);

			assertDeclined(answerFirst(), DeclineReason.BOX_NOT_TICKED);
		}

		@Test
		void waitsAMomentForTheGrantForEverybody() {
			Administrator person = administrator();
			given(person.reachOfConsent()).willReturn(Reach.ONE_PERSON, Reach.EVERYBODY);
			redeems(person);

			assertThat(answerFirst()).isInstanceOf(Granted.class);
		}

		@Test
		void leavesItToTheProofWhenNothingIsVisibleYet() {
			Administrator person = administrator();
			given(person.reachOfConsent()).willReturn(Reach.NOBODY);
			redeems(person);

			assertThat(answerFirst()).isInstanceOf(Granted.class);
		}

		@Test
		void doesNotMistakeTheGrantOfAnEarlierTryForThisOne() {
			record(new Declined(ConsentsTests.this.id, ConsentKind.FIRST, DeclineReason.BOX_NOT_TICKED, null));
			Administrator person = administrator();
			given(person.reachOfConsent()).willReturn(Reach.ONE_PERSON);
			redeems(person);

			assertThat(answerFirst()).isInstanceOf(Granted.class);
		}

		@Test
		void doesNotTurnAnybodyAwayForARoleThatCouldNotBeGiven() {
			Administrator person = administrator();
			willThrow(failure(Kind.NOT_PERMITTED, "Authorization_RequestDenied")).given(person).grantTeamsRole();
			redeems(person);

			assertThat(answerFirst()).isInstanceOf(Granted.class);
		}

		@Test
		void needsACode() {
			assertDeclined(understand(ConsentKind.FIRST, Map.of("state", askFirst())), DeclineReason.STALE);
		}

		@ParameterizedTest
		@CsvSource({ "TRANSIENT,HTTP 503,MICROSOFT_UNAVAILABLE", "OUR_FAULT,AADSTS7000215,OUR_FAULT",
				"REFUSED,AADSTS54005,STALE", "REFUSED,id_token,STALE", "NOT_PERMITTED,AADSTS65001,REPLICATING",
				"NOT_PERMITTED,AADSTS700016,REPLICATING", "TRANSIENT,HTTP 429,THROTTLED",
				"REFUSED,AADSTS530032,CONDITIONAL_ACCESS", "REFUSED,AADSTS12345,UNKNOWN" })
		void namesWhyACodeCannotBeRedeemed(Kind kind, String signal, DeclineReason reason) {
			given(ConsentsTests.this.signIn.redeem(any(), any())).willThrow(failure(kind, signal));

			ConsentAnswer answer = answerFirst();

			assertThat(answer).isEqualTo(new Declined(ConsentsTests.this.id, ConsentKind.FIRST, reason, signal));
		}

	}

	@Nested
	class GivenElsewhere {

		@Test
		void findsBothConsentsThatNobodyToldUsOf() {
			shows(everything());

			assertThat(lookElsewhere()).containsExactly(
					new Granted(ConsentsTests.this.id, ConsentKind.FIRST, TENANT, null),
					new Granted(ConsentsTests.this.id, ConsentKind.SECOND, TENANT, null));
		}

		@Test
		void findsOnlyWhatIsNotOnRecord() {
			record(new Granted(ConsentsTests.this.id, ConsentKind.FIRST, TENANT, "oid"));
			shows(everything());

			assertThat(lookElsewhere())
				.containsExactly(new Granted(ConsentsTests.this.id, ConsentKind.SECOND, TENANT, null));
		}

		@Test
		void takesNoSecondConsentWithoutTheFirst() {
			shows(new Grants(Map.of(GRAPH, Set.of("user.read")), applicationOnly(), true));

			assertThat(lookElsewhere()).isEmpty();
		}

		@Test
		void findsNothingWhereMicrosoftShowsNothing() {
			fails(failure(Kind.NOT_PERMITTED, "AADSTS700016"));
			assertThat(lookElsewhere()).isEmpty();

			given(ConsentsTests.this.signIn.tenantOf("contoso.example")).willReturn(Optional.empty());
			assertThat(lookElsewhere()).isEmpty();
		}

		private List<ConsentAnswer> lookElsewhere() {
			return ConsentsTests.this.consents.lookElsewhere(ConsentsTests.this.id);
		}

	}

	@Nested
	class Pauses {

		@Test
		void afterAFaultOfOursOnly() {
			Instant now = ConsentsTests.this.clock.instant();
			record(new Declined(ConsentsTests.this.id, ConsentKind.FIRST, DeclineReason.OUR_FAULT, "AADSTS7000222"));

			assertThat(pausedUntil(now)).contains(now.plus(Duration.ofMinutes(10)));
			assertThat(pausedUntil(now.plus(Duration.ofMinutes(10)))).isEmpty();
			record(new Declined(ConsentsTests.this.id, ConsentKind.FIRST, DeclineReason.CANCELLED, null));
			assertThat(pausedUntil(now)).isEmpty();
		}

		@Test
		void showWhoWentToMicrosoftAndDidNotComeBack() {
			assertThat(isUnderWay()).isFalse();
			askFirst();

			assertThat(isUnderWay()).isTrue();
			ConsentsTests.this.clock.pass(Duration.ofMinutes(1));
			record(new Declined(ConsentsTests.this.id, ConsentKind.FIRST, DeclineReason.CANCELLED, null));
			assertThat(isUnderWay()).isFalse();
		}

		private boolean isUnderWay() {
			return ConsentsTests.this.consents.isUnderWay(ConsentsTests.this.id, ConsentKind.FIRST);
		}

		private Optional<Instant> pausedUntil(Instant now) {
			return ConsentsTests.this.consents.pausedUntil(ConsentsTests.this.id, ConsentKind.FIRST, now);
		}

	}

	@Nested
	class Second {

		@Test
		void isGrantedForThePinnedTenant() {
			assertThat(answerSecond(Map.of("admin_consent", "True", "tenant", TENANT.toString())))
				.isEqualTo(new Granted(ConsentsTests.this.id, ConsentKind.SECOND, TENANT, null));
		}

		@Test
		void ignoresCaseOfWhatMicrosoftWrites() {
			assertThat(
					answerSecond(Map.of("admin_consent", "true", "tenant", TENANT.toString().toUpperCase(Locale.ROOT))))
				.isInstanceOf(Granted.class);
		}

		@Test
		void isDeclinedForAnotherTenant() {
			assertDeclined(answerSecond(Map.of("admin_consent", "True", "tenant", OTHER_TENANT.toString())),
					DeclineReason.WRONG_TENANT);
		}

		@Test
		void isDeclinedWithoutATenant() {
			assertDeclined(answerSecond(Map.of("admin_consent", "True")), DeclineReason.WRONG_TENANT);
		}

		@Test
		void isDeclinedWithoutTheWord() {
			assertDeclined(answerSecond(Map.of("tenant", TENANT.toString())), DeclineReason.UNKNOWN);
		}

		@Test
		void isDeclinedByAnErrorThatClaimsConsent() {
			assertDeclined(
					answerSecond(Map.of("admin_consent", "True", "tenant", TENANT.toString(), "error",
							"consent_required", "error_description", "AADSTS65004: The resource owner denied")),
					DeclineReason.CANCELLED);
		}

	}

	@Nested
	class Records {

		@Test
		void pinsTheTenantWithTheFirstGrant() {
			grantFirst();

			verify(ConsentsTests.this.enterprises).pinTenant(ConsentsTests.this.id, TENANT);
			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.FIRST)).isTrue();
			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.SECOND)).isFalse();
			verify(ConsentsTests.this.audit).note(ConsentsTests.this.id.value(), Party.ADMINISTRATOR,
					"Gave the first consent.");
		}

		@Test
		void declinesATenantOfAnotherEnterprise() {
			willThrow(mock(TenantTaken.class)).given(ConsentsTests.this.enterprises).pinTenant(any(), any());

			assertDeclined(grantFirst(), DeclineReason.TENANT_TAKEN);
			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.FIRST)).isFalse();
		}

		@Test
		void goesWithTheCallersTransaction() {
			ConsentsTests.this.transaction.executeWithoutResult((status) -> {
				grantFirst();
				status.setRollbackOnly();
			});

			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.FIRST)).isFalse();
		}

		@Test
		void takesNothingBackForALaterNo() {
			grantFirst();
			record(new Declined(ConsentsTests.this.id, ConsentKind.FIRST, DeclineReason.CANCELLED, "access_denied"));

			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.FIRST)).isTrue();
			assertThat(state().firstDeclined()).isEqualTo(DeclineReason.CANCELLED);
		}

		@Test
		void forgetsTheReasonOfANoAfterAYes() {
			record(new Declined(ConsentsTests.this.id, ConsentKind.FIRST, DeclineReason.CANCELLED, "access_denied"));
			assertThat(state().firstDeclined()).isEqualTo(DeclineReason.CANCELLED);

			grantFirst();

			assertThat(state().firstDeclined()).isNull();
			assertThat(state().firstGrantedAt()).isEqualTo(ConsentsTests.this.clock.instant());
		}

		@Test
		void changesNothingForAnIgnoredAnswer() {
			record(new Ignored());

			verify(ConsentsTests.this.audit, never()).note(any(), any(), any());
		}

		@ParameterizedTest
		@EnumSource(DeclineReason.class)
		void tellsEveryReasonInPlainWords(DeclineReason reason) {
			record(new Declined(ConsentsTests.this.id, ConsentKind.SECOND, reason, null));

			verify(ConsentsTests.this.audit).note(eq(ConsentsTests.this.id.value()), eq(Party.ADMINISTRATOR),
					contains("Did not give the second consent: "));
			assertThat(state().secondDeclined()).isEqualTo(reason);
		}

	}

	@Nested
	class Proofs {

		@BeforeEach
		void grantBoth() {
			pinned(true);
			grantFirst();
			grantSecond();
		}

		@Test
		void succeedWhenEveryPermissionIsThere() {
			shows(everything());

			assertThat(prove()).isEqualTo(new Proof.Proven());
			assertThat(state().provenAt()).isEqualTo(ConsentsTests.this.clock.instant());
			assertThat(ConsentsTests.this.consents.isProofOverdue(ConsentsTests.this.id)).isFalse();
		}

		@Test
		void areNotedOnce() {
			shows(everything());

			prove();
			prove();

			verify(ConsentsTests.this.audit).note(ConsentsTests.this.id.value(), Party.SYSTEM,
					"Found both consents in Microsoft's records.");
		}

		@Test
		void waitForWhatMayBeOnItsWayWithGrowingGaps() {
			shows(new Grants(Map.of(), Map.of(), false));

			for (int seconds : new int[] { 5, 10, 20, 40, 60, 60 }) {
				assertThat(prove()).isEqualTo(new Proof.Replicating());
				assertThat(nextProof()).isEqualTo(ConsentsTests.this.clock.instant().plusSeconds(seconds));
			}
		}

		@Test
		void areSoonDueBeforeTheFirstLook() {
			assertThat(nextProof()).isEqualTo(ConsentsTests.this.clock.instant().plusSeconds(5));
		}

		@ParameterizedTest
		@CsvSource({ "TRANSIENT,HTTP 503", "NOT_PERMITTED,AADSTS700016", "NOT_PERMITTED,Authorization_RequestDenied",
				"NOT_FOUND,Request_ResourceNotFound" })
		void waitWhileMicrosoftCannotAnswer(Kind kind, String signal) {
			fails(failure(kind, signal));

			assertThat(prove()).isEqualTo(new Proof.Replicating());
			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.SECOND)).isTrue();
		}

		@Test
		void stayAwayAsLongAsMicrosoftAsks() {
			fails(new MicrosoftFailure(Kind.TRANSIENT, "TooManyRequests", "slow", null, Duration.ofMinutes(3), null));

			prove();

			assertThat(nextProof()).isEqualTo(ConsentsTests.this.clock.instant().plusSeconds(180));
		}

		@ParameterizedTest
		@CsvSource({ "OUR_FAULT,AADSTS7000215", "REFUSED,Request_BadRequest" })
		void throwOnWhatWaitingCannotCure(Kind kind, String signal) {
			fails(failure(kind, signal));

			assertThatThrownBy(Proofs.this::proveForthwith).isInstanceOf(MicrosoftFailure.class);
		}

		@Test
		void becomeOverdueAndRarer() {
			fails(failure(Kind.TRANSIENT, "HTTP 503"));
			prove();
			assertThat(ConsentsTests.this.consents.isProofOverdue(ConsentsTests.this.id)).isFalse();

			ConsentsTests.this.clock.pass(Duration.ofMinutes(15));
			prove();

			assertThat(ConsentsTests.this.consents.isProofOverdue(ConsentsTests.this.id)).isTrue();
			assertThat(nextProof()).isEqualTo(ConsentsTests.this.clock.instant().plus(Duration.ofMinutes(10)));
		}

		@Test
		void takeBackTheFirstConsentWhenItWasForOnePersonOnly() {
			shows(new Grants(Map.of(GRAPH, Set.of()), applicationOnly(), true));
			ConsentsTests.this.clock.pass(Duration.ofMinutes(15));

			assertThat(prove()).isEqualTo(new Proof.Missing(ConsentKind.FIRST, DeclineReason.BOX_NOT_TICKED));
			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.FIRST)).isFalse();
			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.SECOND)).isTrue();
			assertThat(state().firstDeclined()).isEqualTo(DeclineReason.BOX_NOT_TICKED);
		}

		@Test
		void waitForTheGrantForEverybodyWhileOnlyTheOneForAPersonShows() {
			shows(new Grants(Map.of(GRAPH, Set.of()), applicationOnly(), true));
			assertThat(prove()).isEqualTo(new Proof.Replicating());

			shows(everything());

			assertThat(prove()).isEqualTo(new Proof.Proven());
		}

		@Test
		void takeBackTheSecondConsentWhenAPermissionStaysAway() {
			Map<String, Set<String>> allButOne = Map.of(GRAPH,
					applicationOnly().get(GRAPH).stream().skip(1).collect(Collectors.toSet()));
			shows(new Grants(everything().scopes(), allButOne, false));
			assertThat(prove()).isEqualTo(new Proof.Replicating());

			ConsentsTests.this.clock.pass(Duration.ofMinutes(15));

			assertThat(prove()).isEqualTo(new Proof.Missing(ConsentKind.SECOND, DeclineReason.PERMISSIONS_MISSING));
			assertThat(ConsentsTests.this.consents.isGranted(ConsentsTests.this.id, ConsentKind.SECOND)).isFalse();
			assertThat(ConsentsTests.this.consents.isTakenBack(ConsentsTests.this.id, ConsentKind.SECOND)).isFalse();
		}

		@Test
		void takeBackTheFirstConsentWhenItsScopesStayAway() {
			shows(new Grants(Map.of(GRAPH, Set.of("user.read")), applicationOnly(), false));
			ConsentsTests.this.clock.pass(Duration.ofMinutes(15));

			assertThat(prove()).isEqualTo(new Proof.Missing(ConsentKind.FIRST, DeclineReason.PERMISSIONS_MISSING));
		}

		@Test
		void takeBackTheSecondConsentWhenOurTokenStaysPowerless() {
			fails(failure(Kind.NOT_PERMITTED, "Authorization_RequestDenied"));
			ConsentsTests.this.clock.pass(Duration.ofMinutes(15));

			assertThat(prove()).isEqualTo(new Proof.Missing(ConsentKind.SECOND, DeclineReason.PERMISSIONS_MISSING));
		}

		@Test
		void keepLookingLongForATenantThatDoesNotKnowUs() {
			fails(failure(Kind.NOT_PERMITTED, "AADSTS700016"));
			ConsentsTests.this.clock.pass(Duration.ofMinutes(119));
			assertThat(prove()).isEqualTo(new Proof.Replicating());

			ConsentsTests.this.clock.pass(Duration.ofMinutes(1));

			assertThat(prove()).isEqualTo(new Proof.Missing(ConsentKind.FIRST, DeclineReason.PERMISSIONS_MISSING));
		}

		@Test
		void nameADisabledApplicationAtOnce() {
			fails(failure(Kind.NOT_PERMITTED, "AADSTS7000112"));

			assertThat(prove()).isEqualTo(new Proof.Missing(ConsentKind.FIRST, DeclineReason.APPLICATION_DISABLED));
		}

		@Test
		void areNotAttemptedWithoutBothConsents() {
			record(new Declined(ConsentsTests.this.id, ConsentKind.SECOND, DeclineReason.CANCELLED, null));
			shows(new Grants(Map.of(GRAPH, Set.of()), applicationOnly(), true));
			ConsentsTests.this.clock.pass(Duration.ofMinutes(15));
			prove();

			assertThat(prove()).isEqualTo(new Proof.Missing(ConsentKind.FIRST, DeclineReason.BOX_NOT_TICKED));
			verify(ConsentsTests.this.records).read(any(), any());
		}

		@Test
		void startOverWithEveryNewAnswer() {
			shows(new Grants(Map.of(), Map.of(), false));
			prove();
			prove();
			ConsentsTests.this.clock.pass(Duration.ofMinutes(14));

			grantSecond();
			prove();

			assertThat(nextProof()).isEqualTo(ConsentsTests.this.clock.instant().plusSeconds(5));
			ConsentsTests.this.clock.pass(Duration.ofMinutes(2));
			assertThat(ConsentsTests.this.consents.isProofOverdue(ConsentsTests.this.id)).isFalse();
		}

		@Test
		void readWithEveryApiOfTheManifest() {
			shows(everything());

			prove();

			verify(ConsentsTests.this.records).read(TENANT, Set.of(GRAPH));
		}

		private void proveForthwith() {
			prove();
		}

		private Proof prove() {
			return ConsentsTests.this.consents.prove(ConsentsTests.this.id);
		}

		private Instant nextProof() {
			return ConsentsTests.this.consents.nextProofAt(ConsentsTests.this.id);
		}

	}

	private void pinned(boolean yes) {
		given(this.enterprises.get(this.id)).willReturn(enterprise(this.id, yes ? TENANT : null));
	}

	private String askFirst() {
		this.consents.request(this.id, ConsentKind.FIRST, BROWSER);
		return question().state();
	}

	private Question question() {
		ArgumentCaptor<Question> asked = ArgumentCaptor.forClass(Question.class);
		verify(this.signIn, atLeastOnce()).authorizeUrl(asked.capture(), any());
		return asked.getValue();
	}

	private ConsentAnswer answerFirst() {
		return understand(ConsentKind.FIRST, Map.of("state", askFirst(), "code", "c"));
	}

	private ConsentAnswer answerSecond(Map<String, String> parameters) {
		pinned(true);
		this.consents.request(this.id, ConsentKind.SECOND, BROWSER);
		ArgumentCaptor<String> state = ArgumentCaptor.forClass(String.class);
		verify(this.signIn).adminConsentUrl(eq(TENANT), any(), state.capture());
		Map<String, String> answer = new HashMap<>(parameters);
		answer.put("state", state.getValue());
		return understand(ConsentKind.SECOND, answer);
	}

	private ConsentAnswer understand(ConsentKind kind, Map<String, String> parameters) {
		return this.consents.understand(kind, parameters, BROWSER);
	}

	private ConsentAnswer grantFirst() {
		return record(new Granted(this.id, ConsentKind.FIRST, TENANT, "person-1"));
	}

	private void grantSecond() {
		record(new Granted(this.id, ConsentKind.SECOND, TENANT, null));
	}

	private ConsentAnswer record(ConsentAnswer answer) {
		return this.consents.record(answer);
	}

	private ConsentState state() {
		return this.consents.state(this.id);
	}

	private void redeems(Administrator person) {
		given(this.signIn.redeem(any(), anyString())).willReturn(person);
	}

	private static Administrator administrator() {
		Administrator person = mock(Administrator.class);
		given(person.tenant()).willReturn(TENANT);
		given(person.objectId()).willReturn("person-1");
		given(person.holdsRole(GLOBAL_ADMINISTRATOR)).willReturn(true);
		given(person.reachOfConsent()).willReturn(Reach.EVERYBODY);
		return person;
	}

	private static MicrosoftFailure failure(Kind kind, String signal) {
		return new MicrosoftFailure(kind, signal, "words", null, null, null);
	}

	private static void assertDeclined(ConsentAnswer answer, DeclineReason reason) {
		assertThat(answer).isInstanceOfSatisfying(Declined.class,
				(declined) -> assertThat(declined.reason()).isEqualTo(reason));
	}

	private Grants everything() {
		return new Grants(
				Map.of(GRAPH, permissions(Permission.Kind.DELEGATED).map((one) -> one.name().toLowerCase(Locale.ROOT))
					.collect(Collectors.toSet())),
				applicationOnly(), true);
	}

	private Map<String, Set<String>> applicationOnly() {
		return Map.of(GRAPH, permissions(Permission.Kind.APPLICATION).map(Permission::id).collect(Collectors.toSet()));
	}

	private Stream<Permission> permissions(Permission.Kind kind) {
		return this.manifest.all().stream().filter((one) -> one.kind() == kind);
	}

	private void shows(Grants grants) {
		given(this.records.read(any(), any())).willReturn(grants);
	}

	private void fails(MicrosoftFailure failure) {
		given(this.records.read(any(), any())).willThrow(failure);
	}

	@TestConfiguration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ConsentSettings.class)
	@Import({ Consents.class, Asking.class, Answers.class, Recording.class, Questions.class, FirstAnswer.class,
			SecondAnswer.class, ConsentRequests.class, ConsentFacts.class, Looks.class, Prover.class, Secrets.class,
			PermissionManifest.class, Elsewhere.class, Reviewer.class, TeamsRole.class })
	static class Wiring {

		@Bean
		@Primary
		MovableClock movableClock() {
			return new MovableClock();
		}

		@Bean
		TickedBox tickedBox(ConsentFacts facts) {
			return new TickedBox(facts, List.of(Duration.ZERO, Duration.ZERO));
		}

		@Bean
		TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
			return new TransactionTemplate(manager);
		}

	}

}
