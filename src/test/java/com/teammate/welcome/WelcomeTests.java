package com.teammate.welcome;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.Random;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.brand.Colour;
import com.teammate.brand.Logo;
import com.teammate.brand.NewBrand;
import com.teammate.consent.ConsentAnswer;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.consent.DeclineReason;
import com.teammate.diagnosis.UnknownSignals;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.invitation.CodeEntry;
import com.teammate.invitation.Invitations;
import com.teammate.invitation.LinkId;
import com.teammate.invitation.Standing;
import com.teammate.invitation.VisitId;
import com.teammate.onboarding.ManagementDecision;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.PlannedChange;
import com.teammate.sbc.Plans;
import com.teammate.sbc.RemovalProof;
import com.teammate.sbc.Removals;
import com.teammate.sbc.Unlinking;
import jakarta.servlet.http.Cookie;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.autoconfigure.web.servlet.MockMvcPrint;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

import static com.teammate.welcome.WelcomeGuests.CONTOSO;
import static com.teammate.welcome.WelcomeGuests.NORTHWIND;
import static com.teammate.welcome.WelcomeGuests.NOW;
import static com.teammate.welcome.WelcomeGuests.consents;
import static com.teammate.welcome.WelcomeGuests.contoso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

@SpringBootTest(classes = WelcomeDoor.class, properties = "teammate.welcome.public-url=https://connect.example")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@ExtendWith(OutputCaptureExtension.class)
class WelcomeTests {

	private static final LinkId LINK = new LinkId("aaaaaaaaaaaaaaaaaaaaaa");

	private static final LinkId OTHER_LINK = new LinkId("ffffffffffffffffffffff");

	private static final VisitId VISIT = new VisitId("visit-secret");

	private static final Cookie VISITOR = new Cookie("__Host-visit", "visit-secret");

	@Autowired
	private MockMvcTester browser;

	@MockitoBean
	private Onboarding onboarding;

	@MockitoBean
	private Invitations invitations;

	@MockitoBean
	private Enterprises enterprises;

	@MockitoBean
	private Resellers resellers;

	@MockitoBean
	private Brands brands;

	@MockitoBean
	private Consents consents;

	@MockitoBean
	private UnknownSignals unknownSignals;

	@MockitoBean
	private ManagementConsents managementConsents;

	@MockitoBean
	private ManagementDecision managementDecision;

	@MockitoBean
	private Plans plans;

	@MockitoBean
	private Removals removals;

	@MockitoBean
	private Unlinking unlinking;

	@BeforeEach
	void contosoIsInvitedByNorthwind() {
		given(this.plans.of(CONTOSO)).willReturn(WelcomeGuests.plan());
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ONBOARDING, Actor.GLOBAL_ADMIN));
		given(this.resellers.get(NORTHWIND.id())).willReturn(NORTHWIND);
		given(this.invitations.look(any())).willReturn(new Standing.NotValid());
		given(this.invitations.look(LINK)).willReturn(new Standing.Open(CONTOSO, NOW));
		given(this.invitations.admitted(any())).willReturn(Optional.empty());
		given(this.invitations.admitted(VISIT)).willReturn(Optional.of(CONTOSO));
		given(this.consents.state(CONTOSO)).willReturn(consents(null, null, false));
		given(this.onboarding.enterCode(any(), anyString())).willReturn(new CodeEntry.NotValid());
	}

	@Test
	void wearsTheLookOfTheReseller() {
		Brand brand = new Brand(NORTHWIND.id(),
				new NewBrand("North <Wind>", new Colour(1, 2, 3), null, null, "Line 1\n<Line 2>"),
				new Logo("a".repeat(64), 100, 40), "b".repeat(64), new UUID(3, 3), NOW);
		given(this.brands.of(NORTHWIND.id())).willReturn(Optional.of(brand));
		given(this.invitations.look(OTHER_LINK)).willReturn(new Standing.Superseded(CONTOSO, NOW));

		for (String page : List.of("/invitations/" + LINK.value(), "/invitations/" + OTHER_LINK.value())) {
			assertThat(this.browser.get().uri(page)).bodyText()
				.contains("/brand/" + "a".repeat(64) + ".png", "/brand/" + "b".repeat(64) + ".css",
						"North &lt;Wind&gt;", "&lt;Line 2&gt;")
				.doesNotContain("TeamMate")
				.doesNotContain("Northwind Voice");
		}
		assertThat(this.browser.get().uri("/invitations/unknown")).bodyText()
			.contains("TeamMate")
			.doesNotContain("/brand/");
	}

	@Test
	void servesFilesOfBrandsByTheirNameAlone() {
		String hash = "0123456789abcdef".repeat(4);
		given(this.brands.logo(hash)).willReturn(Optional.of(new byte[] { 1, 2 }));

		assertThat(this.browser.get().uri("/brand/" + hash + ".png")).hasStatusOk()
			.hasContentType(MediaType.IMAGE_PNG)
			.hasHeader("Cache-Control", "max-age=31536000, public, immutable")
			.hasHeader("X-Content-Type-Options", "nosniff")
			.doesNotContainHeader("Set-Cookie");
		for (String other : List.of("/brand/" + hash + ".css", "/brand/" + hash, "/brand/", "/brand/../welcome.css",
				"/brand/x.png", "/brand/" + "f".repeat(64) + ".png")) {
			assertThat(this.browser.get().uri(other)).as(other).hasStatus4xxClientError();
		}
		assertThat(this.browser.post().uri("/brand/" + hash + ".png")).hasStatus(403);
	}

	@Test
	void saysWhoInvitesWhomAndWhatWillBeAsked() {
		MvcTestResult page = open(get("/invitations/" + LINK.value()));

		assertThat(page).hasStatusOk().hasContentTypeCompatibleWith(MediaType.TEXT_HTML);
		assertThat(text(page)).contains("Northwind Voice invites you to connect the Microsoft Teams of Contoso")
			.contains("account of contoso.example with the role Global Administrator")
			.contains("about five minutes")
			.contains("name=\"code\"")
			.contains("aria-current=\"step\"");
	}

	@Test
	void showsEveryPermissionInDetailBeforeAnybodySignsIn() {
		MvcTestResult page = open(get("/invitations/" + LINK.value() + "/permissions"));

		assertThat(page).hasStatusOk();
		assertThat(text(page)).contains("Northwind Voice asks for the permissions below", "Microsoft Teams of Contoso")
			.contains("7e05723c-0bb0-42da-be95-ae9f08a6e53c", "One domain for each region", "How to take it back");
		assertThat(open(get("/invitations/" + OTHER_LINK.value() + "/permissions"))).hasStatus(404);
		assertThat(text(open(get("/consent/permissions").cookie(VISITOR)))).contains("How to take it back");
		assertThat(text(open(get("/consent/permissions")))).contains("open the link in the mail once more");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD" })
	void changesNothingWhenAScannerOpensTheLink(String method) {
		MvcTestResult page = open(request(HttpMethod.valueOf(method), "/invitations/" + LINK.value()));

		assertThat(page).hasStatusOk();
		then(this.onboarding).shouldHaveNoInteractions();
		then(this.invitations).should(never()).enter(any(), any());
		assertThat(page.getResponse().getCookie("__Host-visit")).isNull();
	}

	@Test
	void letsInWithTheRightCode() {
		given(this.onboarding.enterCode(LINK, "0123-4567-89ab")).willReturn(new CodeEntry.Admitted(CONTOSO, VISIT));

		MvcTestResult page = open(enter("0123-4567-89ab"));

		assertThat(page).hasStatus(303).hasHeader("Location", "/consent");
		assertThat(page.getResponse().getHeaders("Set-Cookie"))
			.contains("__Host-visit=visit-secret; Path=/; Secure; HttpOnly; SameSite=None");
	}

	@Test
	void saysHowManyTriesAreLeft() {
		given(this.onboarding.enterCode(LINK, "wrong")).willReturn(new CodeEntry.Wrong(CONTOSO, 3),
				new CodeEntry.Wrong(CONTOSO, 1));

		MvcTestResult page = open(enter("wrong"));

		assertThat(page).hasStatus(422);
		assertThat(text(page)).contains("You have 3 more tries.")
			.contains("role=\"alert\"")
			.contains("aria-invalid=\"true\"")
			.doesNotContain("wrong\"");
		assertThat(text(open(enter("wrong")))).contains("one more try");
	}

	@Test
	void doesNotCountAnEmptyField() {
		MvcTestResult page = open(enter("  "));

		assertThat(page).hasStatus(422);
		assertThat(text(page)).contains("Please enter the code from the mail.");
		then(this.onboarding).shouldHaveNoInteractions();
	}

	@Test
	void explainsALock() {
		given(this.onboarding.enterCode(LINK, "wrong")).willReturn(new CodeEntry.Locked(CONTOSO, true));
		given(this.invitations.look(LINK)).willReturn(new Standing.Locked(CONTOSO));

		assertThat(text(open(enter("wrong")))).contains("This invitation is locked")
			.contains("Northwind Voice has been told");
		assertThat(open(get("/invitations/" + LINK.value()))).hasStatus(403);
	}

	@Test
	void explainsThatTheEnterpriseIsDisabled() {
		given(this.onboarding.enterCode(LINK, "right")).willReturn(new CodeEntry.Disabled(CONTOSO));
		given(this.invitations.look(LINK)).willReturn(new Standing.Disabled(CONTOSO));

		assertThat(text(open(enter("right"))))
			.contains("Northwind Voice has disabled the connection of Contoso for now");
		assertThat(open(get("/invitations/" + LINK.value()))).hasStatus(403);
	}

	@Test
	void pointsToTheNewerMail() {
		given(this.onboarding.enterCode(LINK, "old")).willReturn(new CodeEntry.Superseded(CONTOSO, NOW));
		given(this.invitations.look(LINK)).willReturn(new Standing.Superseded(CONTOSO, NOW));

		assertThat(text(open(enter("old")))).contains("A newer one was sent at 23 November 2026, 10:42 UTC.");
		assertThat(open(get("/invitations/" + LINK.value()))).hasStatus(410);
	}

	@Test
	void showsStrangersTheSameForUnknownAndExpired() {
		given(this.invitations.look(LINK)).willReturn(new Standing.NotValid());

		MvcTestResult unknown = open(get("/invitations/unknown"));
		MvcTestResult expired = open(get("/invitations/" + LINK.value()));

		assertThat(unknown).hasStatus(404);
		assertThat(expired).hasStatus(404);
		assertThat(text(unknown)).isEqualTo(text(expired)).contains("This invitation is not valid");
		assertThat(text(open(enter("0123-4567-89ab")))).isEqualTo(text(expired));
	}

	@Test
	void offersToGoOnWhereTheBrowserIsLetInAlready() {
		assertThat(text(open(get("/invitations/" + LINK.value()).cookie(VISITOR))))
			.contains("You have entered the code in this browser already.");
		assertThat(text(open(get("/invitations/" + LINK.value())))).doesNotContain("in this browser already");
	}

	@Test
	void asksToOpenTheLinkAgainWithoutAVisit() {
		assertThat(text(open(get("/consent")))).contains("Please open the link in the mail once more");
		assertThat(text(open(get("/consent").cookie(new Cookie("__Host-visit", "old")))))
			.contains("Please open the link in the mail once more");
	}

	@Test
	void explainsTheFirstConsent() {
		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("First consent")
			.contains("Consent on behalf of your organization")
			.contains("Global Administrator account of contoso.example")
			.contains("RoleManagement.ReadWrite.Directory")
			.doesNotContain("Domain.ReadWrite.All")
			.contains("action=\"/consent/first\"");
	}

	@Test
	void explainsTheSecondConsent() {
		given(this.consents.isGranted(CONTOSO, ConsentKind.FIRST)).willReturn(true);

		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("Second consent")
			.contains("Domain.ReadWrite.All")
			.doesNotContain("RoleManagement.ReadWrite.Directory")
			.contains("action=\"/consent/second\"");
	}

	@Test
	void showsEveryObjectThatWillBeChangedBeforeEachConsent() {
		String first = text(open(get("/consent").cookie(VISITOR)));
		given(this.consents.isGranted(CONTOSO, ConsentKind.FIRST)).willReturn(true);
		String second = text(open(get("/consent").cookie(VISITOR)));

		for (PlannedChange change : WelcomeGuests.plan()) {
			assertThat(first).contains(change.name());
			assertThat(second).contains(change.name());
		}
		assertThat(first).contains("What will be changed", "Show all 10 objects").doesNotContain("??");
	}

	@ParameterizedTest
	@EnumSource(DeclineReason.class)
	void saysInPlainWordsWhyTheLastTryFailed(DeclineReason reason) {
		given(this.consents.state(CONTOSO)).willReturn(consents(reason, reason, false));

		String first = text(open(get("/consent").cookie(VISITOR)));
		given(this.consents.isGranted(CONTOSO, ConsentKind.FIRST)).willReturn(true);
		String second = text(open(get("/consent").cookie(VISITOR)));

		assertThat(first).contains("The last try did not succeed")
			.containsPattern("Your turn\\.|Our turn\\.|The turn of Northwind Voice\\.|Microsoft\u2019s turn\\.")
			.contains("Try again")
			.doesNotContain("??");
		assertThat(second).contains("The last try did not succeed").doesNotContain("??");
	}

	@Test
	void saysWhatHappensWhileMicrosoftIsAsked() {
		given(this.consents.isGranted(any(), any())).willReturn(true);
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ONBOARDING, Actor.MICROSOFT));
		given(this.onboarding.describeToAdministrator(any(), any()))
			.willReturn("Microsoft is copying the consents between its servers.");

		MvcTestResult page = open(get("/consent").cookie(VISITOR));

		assertThat(text(page)).contains("your part is done")
			.contains("Microsoft is copying the consents between its servers.")
			.contains("Since 23 November 2026, 10:42 UTC.")
			.contains("We write to admin@contoso.example")
			.contains("action=\"/consent/check\"");
	}

	@Test
	void saysWhatTheAdministratorCanDoAndChecksThen() {
		given(this.consents.isGranted(any(), any())).willReturn(true);
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ONBOARDING, Actor.GLOBAL_ADMIN));
		given(this.onboarding.advice(any(), any())).willReturn(List.of("Buy one."));

		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("Buy one.")
			.contains("action=\"/consent/check\"");
	}

	@Test
	void offersNoCheckWhileOthersMustAct() {
		given(this.consents.isGranted(any(), any())).willReturn(true);
		given(this.consents.state(CONTOSO)).willReturn(consents(null, null, true));
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ONBOARDING, Actor.SUPPORT));
		given(this.onboarding.describeToAdministrator(any(), any())).willReturn("Our support is looking into it.");

		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("Microsoft has confirmed both consents")
			.contains("Our support is looking into it.")
			.doesNotContain("/consent/check");
	}

	@Test
	void leadsToJustTheConsentThatAnActiveEnterpriseHasLost() {
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ACTIVE, Actor.GLOBAL_ADMIN));
		given(this.consents.isGranted(CONTOSO, ConsentKind.FIRST)).willReturn(true);
		given(this.consents.state(CONTOSO)).willReturn(consents(null, null, true));

		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("action=\"/consent/second\"")
			.doesNotContain("/consent/first");
	}

	@Test
	void leadsToTheConsentThatARemovalLacksAndSaysWhatForInItsWords() {
		isBeingRemoved();
		given(this.consents.isTakenBack(CONTOSO, ConsentKind.SECOND)).willReturn(true);

		assertThat(text(open(get("/invitations/" + LINK.value())))).contains("Remove the connection of Contoso")
			.contains("You need not do it. What is still there on 23 December 2026")
			.doesNotContain("invites you", "First consent:", "What is set up then");
		assertThat(text(open(get("/invitations/" + LINK.value() + "/permissions")))).contains("What will be taken away")
			.doesNotContain("to connect the Microsoft Teams");
		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("action=\"/consent/second\"")
			.contains("The connection to Northwind Voice is being removed")
			.contains("now the same permissions serve to take it away again")
			.contains("What will be taken away", "Show all 1 objects", "Microsoft Entra: the domain c.sbc.example")
			.doesNotContain("/consent/first", "finishes the set-up", "the enterprise application", "we create");
	}

	@Test
	void thanksWhoGrantedWhatARemovalLacked() {
		isBeingRemoved();
		given(this.consents.isGranted(any(), any())).willReturn(true);
		given(this.onboarding.describeToAdministrator(any(), any())).willReturn("We are undoing it.");

		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("Thank you, the removal goes on")
			.contains("We are undoing it.", "We write to admin@contoso.example when everything is removed")
			.doesNotContain("/consent/second", "is connected");
		assertThat(open(post("/consent/second").cookie(VISITOR).with(formToken()))).hasStatus(303)
			.hasHeader("Location", "/consent");
		then(this.consents).should(never()).request(any(), any(), any());
	}

	@Test
	void looksAgainForAConsentThatARemovalLacks() {
		isBeingRemoved();
		given(this.consents.isTakenBack(CONTOSO, ConsentKind.SECOND)).willReturn(true);

		open(post("/consent/check").cookie(VISITOR).with(formToken()));

		then(this.onboarding).should().check(CONTOSO);
	}

	private void isBeingRemoved() {
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.REMOVING, Actor.GLOBAL_ADMIN));
		given(this.consents.state(CONTOSO)).willReturn(consents(null, null, true));
		given(this.unlinking.patienceEndsAt(CONTOSO)).willReturn(Optional.of(NOW.plus(Duration.ofDays(30))));
		given(this.removals.proof(CONTOSO)).willReturn(Optional.of(new RemovalProof(NOW, null, List.of(),
				List.of(new RemovalProof.Remnant(PlannedChange.Kind.DOMAIN, "c.sbc.example", null, null),
						new RemovalProof.Remnant(PlannedChange.Kind.SERVICE_PRINCIPAL, "TeamMate", null, null)))));
	}

	@Test
	void saysWhenAllIsDoneOrStopped() {
		given(this.consents.isGranted(any(), any())).willReturn(true);
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ACTIVE, null),
				contoso(EnterpriseStatus.DISABLED, null), contoso(EnterpriseStatus.REMOVED, null));

		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("Contoso is connected")
			.contains("nothing more for you to do");
		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("This connection is disabled at the moment");
		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("This connection is not active");
	}

	@ParameterizedTest
	@EnumSource(ConsentKind.class)
	void sendsTheBrowserToMicrosoft(ConsentKind kind) {
		given(this.consents.isGranted(CONTOSO, ConsentKind.FIRST)).willReturn(kind == ConsentKind.SECOND);
		given(this.consents.request(CONTOSO, kind, VISIT.value()))
			.willReturn(URI.create("https://login.microsoftonline.com/x?state=%2F1"));

		MvcTestResult page = open(post("/consent/" + kind.name().toLowerCase()).cookie(VISITOR).with(formToken()));

		assertThat(page).hasStatus(303).hasHeader("Location", "https://login.microsoftonline.com/x?state=%2F1");
	}

	@Test
	void asksNothingOutOfTurnOrWithoutAVisit() {
		assertThat(open(post("/consent/second").cookie(VISITOR).with(formToken()))).hasStatus(303)
			.hasHeader("Location", "/consent");
		assertThat(open(post("/consent/first").with(formToken()))).hasStatus(303).hasHeader("Location", "/consent");

		then(this.consents).should(never()).request(any(), any(), any());
	}

	@Test
	void checksAgainNow() {
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ONBOARDING, Actor.GLOBAL_ADMIN));

		assertThat(open(post("/consent/check").cookie(VISITOR).with(formToken()))).hasStatus(303)
			.hasHeader("Location", "/consent");

		then(this.onboarding).should().check(CONTOSO);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/invitations/aaaaaaaaaaaaaaaaaaaaaa", "/consent/first", "/consent/second", "/consent/check" })
	void refusesForeignForms(String path) {
		MvcTestResult page = open(post(path).cookie(VISITOR).param("code", "0123-4567-89ab"));

		assertThat(page).hasStatus(403).hasForwardedUrl("/consent/stale-form");
		then(this.onboarding).shouldHaveNoInteractions();
		then(this.consents).should(never()).request(any(), any(), any());
	}

	@Test
	void refusesTheFormTokenOfAnotherBrowser() {
		MockHttpServletRequestBuilder mixed = post("/consent/check").cookie(VISITOR)
			.with(formToken())
			.with((request) -> {
				request.setCookies(VISITOR, new Cookie("__Host-welcome-form", "another"));
				return request;
			});

		assertThat(open(mixed)).hasStatus(403);
	}

	@Test
	void handsOnMicrosoftsAnswerAndClearsTheAddress() {
		given(this.onboarding.conclude(any(), any(), any()))
			.willReturn(new ConsentAnswer.Declined(CONTOSO, ConsentKind.FIRST, DeclineReason.CANCELLED, null));

		assertThat(open(post("/consent/first/callback").cookie(VISITOR).param("code", "abc").param("state", "s")))
			.hasStatus(303)
			.hasHeader("Location", "/consent");
		assertThat(open(get("/consent/second/callback?admin_consent=True&tenant=t&state=s").cookie(VISITOR)))
			.hasStatus(303)
			.hasHeader("Location", "/consent");

		then(this.onboarding).should().conclude(ConsentKind.FIRST, Map.of("code", "abc", "state", "s"), VISIT);
		then(this.onboarding).should()
			.conclude(ConsentKind.SECOND, Map.of("admin_consent", "True", "tenant", "t", "state", "s"), VISIT);
	}

	@Test
	void saysKindlyThatAnAnswerChangedNothing() {
		given(this.onboarding.conclude(any(), any(), any())).willReturn(new ConsentAnswer.Ignored());

		MvcTestResult page = open(post("/consent/first/callback").cookie(VISITOR).param("state", "s"));

		assertThat(page).hasStatus(303).hasHeader("Location", "/consent?ignored");
		assertThat(text(open(get("/consent?ignored").cookie(VISITOR)))).contains("It changed nothing");
	}

	@Test
	void ignoresAnswersThatCannotBeMicrosofts() {
		assertThat(open(post("/consent/first/callback").param("code", "abc"))).hasStatus(303)
			.hasHeader("Location", "/consent");
		assertThat(open(get("/consent/second/callback?state=a&state=b").cookie(VISITOR))).hasStatus(303);
		assertThat(open(post("/consent/first/callback").cookie(VISITOR).param("code", "x".repeat(20_000))))
			.hasStatus(303);
		assertThat(open(get("/consent/first/callback?code=abc").cookie(VISITOR))).hasStatus(303)
			.hasHeader("Location", "/consent");

		then(this.onboarding).shouldHaveNoInteractions();
	}

	/** What is understood of it is the consent room's; here nothing may break before. */
	@Test
	void answersWhateverSomebodyWritesIntoACallback() {
		given(this.onboarding.conclude(any(), any(), any())).willReturn(new ConsentAnswer.Ignored());
		Random random = new Random(7);

		for (int round = 0; round < 200; round++) {
			boolean first = random.nextBoolean();
			MockHttpServletRequestBuilder callback = first ? post("/consent/first/callback")
					: get("/consent/second/callback");
			for (int number = random.nextInt(25); number > 0; number--) {
				callback.param(rubbish(random) + "n", rubbish(random));
			}
			assertThat(open(callback.cookie(VISITOR))).hasStatus(303);
		}
	}

	@Test
	void looksAgainByItselfForAWhileWhileMicrosoftMayStillAnswer() {
		given(this.consents.isUnderWay(CONTOSO, ConsentKind.FIRST)).willReturn(true);

		assertThat(text(open(get("/consent").cookie(VISITOR)))).contains("30; url=/consent?look=1", "/welcome.js");
		then(this.onboarding).should(never()).check(any());
		assertThat(text(open(get("/consent?look=1").cookie(VISITOR)))).contains("30; url=/consent?look=2",
				"every half minute", "/consent?look=stop");
		then(this.onboarding).should().check(CONTOSO);
		assertThat(text(open(get("/consent?look=20").cookie(VISITOR))))
			.doesNotContain("url=/consent?look=", "welcome.js")
			.contains("does not look by itself any more");
		assertThat(text(open(get("/consent?look=stop").cookie(VISITOR)))).doesNotContain("url=/consent?look=")
			.contains("action=\"/consent/check\"");
		then(this.onboarding).should(times(2)).check(CONTOSO);
	}

	@Test
	void looksForNothingWhereNobodyWaits() {
		assertThat(text(open(get("/consent").cookie(VISITOR)))).doesNotContain("look=", "welcome.js");
	}

	private static String rubbish(Random random) {
		return random.ints(random.nextInt(30), 1, 0x10000)
			.mapToObj((each) -> String.valueOf((char) each))
			.collect(Collectors.joining());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/consent/nowhere", "/invitations", "/invitations/a/b" })
	void hasAPlainPageForWrongAddresses(String path) {
		MvcTestResult page = open(get(path));

		assertThat(page).hasStatus(404);
		assertThat(text(page)).contains("There is no such page").containsPattern("<strong class=\"code\">[0-9A-F]{8}<");
	}

	@Test
	void showsAReferenceInsteadOfAFailure(CapturedOutput log) {
		given(this.consents.isGranted(any(), any())).willThrow(new IllegalStateException("the database is away"));

		MvcTestResult page = open(get("/consent").cookie(VISITOR));

		assertThat(page).hasStatus(500);
		assertThat(text(page)).contains("Something went wrong on our side").doesNotContain("database");
		String reference = text(page).replaceAll("(?s).*class=\"code\">([0-9A-F]{8})<.*", "$1");
		assertThat(log.getAll()).contains("reference " + reference).contains("the database is away");
	}

	@Test
	void writesNoTokenAndNoCodeToTheLog(CapturedOutput log) {
		given(this.onboarding.enterCode(any(), anyString())).willThrow(new IllegalStateException("broken"));
		given(this.onboarding.conclude(any(), any(), any())).willThrow(new IllegalStateException("broken"));

		open(enter("0123-4567-89ab"));
		open(post("/consent/first/callback").cookie(VISITOR).param("code", "microsofts-code"));
		open(get("/invitations/" + LINK.value() + "/more"));
		open(post("/invitations/" + LINK.value()).param("code", "0123-4567-89ab"));

		assertThat(log.getAll()).contains("broken")
			.doesNotContain("0123-4567-89ab")
			.doesNotContain(LINK.value())
			.doesNotContain(VISIT.value())
			.doesNotContain("microsofts-code");
	}

	@Test
	void sendsStrictHeadersAndKeepsNothing() {
		MvcTestResult page = open(get("/invitations/" + LINK.value()).secure(true));

		assertThat(page).hasHeader("Content-Security-Policy",
				"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self' https:; "
						+ "frame-ancestors 'none'; base-uri 'none'");
		assertThat(page).hasHeader("Referrer-Policy", "no-referrer");
		assertThat(page.getResponse().getHeader("Cache-Control")).contains("no-store");
		assertThat(page).hasHeader("X-Content-Type-Options", "nosniff");
		assertThat(page.getResponse().getCookie("JSESSIONID")).isNull();
		assertThat(page.getResponse().getCookie("__Host-welcome-form")).satisfies((cookie) -> {
			assertThat(cookie.isHttpOnly()).isTrue();
			assertThat(cookie.getSecure()).isTrue();
			assertThat(cookie.getPath()).isEqualTo("/");
		});
		assertThat(open(get("/welcome.css"))).hasStatusOk();
	}

	/** As a browser has it: in a cookie and in the form of a page opened before. */
	private RequestPostProcessor formToken() {
		given(this.invitations.look(OTHER_LINK)).willReturn(new Standing.Open(CONTOSO, NOW));
		MvcTestResult page = open(get("/invitations/" + OTHER_LINK.value()));
		Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(text(page));
		assertThat(token.find()).isTrue();
		Cookie cookie = page.getResponse().getCookie("__Host-welcome-form");
		return (request) -> {
			Cookie[] others = (request.getCookies() != null) ? request.getCookies() : new Cookie[0];
			request.setCookies(Stream.concat(Stream.of(cookie), Stream.of(others)).toArray(Cookie[]::new));
			request.addParameter("_csrf", token.group(1));
			return request;
		};
	}

	private MockHttpServletRequestBuilder enter(String code) {
		return post("/invitations/" + LINK.value()).param("code", code).with(formToken());
	}

	private MvcTestResult open(MockHttpServletRequestBuilder request) {
		return this.browser.perform(request);
	}

	private static String text(MvcTestResult page) {
		return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8).replace("<wbr>", "");
	}

}
