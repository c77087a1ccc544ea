package com.teammate.welcome;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ViewportSize;
import com.teammate.Browser;
import com.teammate.brand.Brands;
import com.teammate.consent.ConsentAnswer;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.consent.DeclineReason;
import com.teammate.diagnosis.UnknownSignals;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.enterprise.TenantId;
import com.teammate.invitation.CodeEntry;
import com.teammate.invitation.Invitations;
import com.teammate.invitation.LinkId;
import com.teammate.invitation.Standing;
import com.teammate.invitation.VisitId;
import com.teammate.onboarding.ManagementDecision;
import com.teammate.onboarding.Onboarding;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.Plans;
import com.teammate.sbc.Removals;
import com.teammate.sbc.Unlinking;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static com.teammate.welcome.WelcomeGuests.CONTOSO;
import static com.teammate.welcome.WelcomeGuests.NORTHWIND;
import static com.teammate.welcome.WelcomeGuests.NOW;
import static com.teammate.welcome.WelcomeGuests.consents;
import static com.teammate.welcome.WelcomeGuests.contoso;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * The administrator's pages in a real Chromium, over https and with Microsoft on another
 * site, as in production: there alone the rules for cookies and forms show.
 */
@SpringBootTest(classes = WelcomeDoor.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "teammate.welcome.public-url=https://localhost")
class WelcomeBrowserTests {

	private static final LinkId LINK = new LinkId("aaaaaaaaaaaaaaaaaaaaaa");

	private static final VisitId VISIT = new VisitId("visit-secret");

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private static SelfSigned certificate;

	private static Browser browser;

	@LocalServerPort
	private int port;

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

	private final Set<ConsentKind> granted = EnumSet.noneOf(ConsentKind.class);

	@DynamicPropertySource
	static void https(DynamicPropertyRegistry properties) throws Exception {
		certificate = SelfSigned.make();
		properties.add("server.ssl.key-store", () -> certificate.keyStore().toString());
		properties.add("server.ssl.key-store-password", () -> certificate.password());
	}

	@BeforeAll
	static void openBrowser() {
		browser = Browser.open();
	}

	@AfterAll
	static void closeBrowser() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void contosoIsInvitedByNorthwind() {
		given(this.plans.of(CONTOSO)).willReturn(WelcomeGuests.plan());
		given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ONBOARDING, Actor.MICROSOFT));
		given(this.resellers.get(NORTHWIND.id())).willReturn(NORTHWIND);
		given(this.invitations.look(any())).willReturn(new Standing.NotValid());
		given(this.invitations.look(LINK)).willReturn(new Standing.Open(CONTOSO, NOW));
		given(this.invitations.admitted(VISIT)).willReturn(Optional.of(CONTOSO));
		given(this.onboarding.enterCode(any(), anyString())).willReturn(new CodeEntry.Wrong(CONTOSO, 3));
		given(this.onboarding.enterCode(LINK, "0123-4567-89AB")).willReturn(new CodeEntry.Admitted(CONTOSO, VISIT));
		given(this.onboarding.describeToAdministrator(any(), any()))
			.willReturn("Microsoft is copying the consents between its servers. We look again by ourselves.");
		given(this.consents.state(CONTOSO)).willReturn(consents(null, null, false));
		given(this.consents.isGranted(any(), any()))
			.willAnswer((call) -> this.granted.contains(call.<ConsentKind>getArgument(1)));
		given(this.onboarding.conclude(any(), any(), any())).willAnswer((call) -> {
			ConsentKind kind = call.getArgument(0);
			this.granted.add(kind);
			return new ConsentAnswer.Granted(CONTOSO, kind, TenantId.of("00000000-0000-0000-0000-000000000001"), null);
		});
	}

	@Test
	void lookAgainByThemselvesAndLeaveTheReaderInPeace() {
		given(this.consents.isUnderWay(CONTOSO, ConsentKind.FIRST)).willReturn(true);
		try (BrowserContext context = browser.newContext(new NewContextOptions().setIgnoreHTTPSErrors(true))) {
			context.addCookies(List
				.of(new Cookie("__Host-visit", VISIT.value()).setDomain("localhost").setPath("/").setSecure(true)));
			Page page = context.newPage();
			page.clock().install();
			page.navigate(address("/consent"));
			check(page, "waiting");
			page.locator("summary").focus();
			page.waitForResponse("**/consent/check", () -> page.clock().runFor(31_000));

			this.granted.add(ConsentKind.FIRST);
			Locator status = page.locator("[data-looking] [role=status]");
			await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
				page.clock().runFor(31_000);
				return status.textContent().contains("Microsoft shows something new.");
			});

			assertThat(heading(page)).isEqualTo("First consent");
			assertThat(page.evaluate("() => document.activeElement.tagName")).isEqualTo("SUMMARY");
			status.getByText("Go on").click();
			page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Second consent")).waitFor();
		}
	}

	@Test
	void leadTheAdministratorThroughBothConsentsWithoutScripts() throws Exception {
		try (ForeignSite microsoft = ForeignSite.open(certificate);
				ForeignSite company = ForeignSite.open(certificate);
				BrowserContext context = browser
					.newContext(new NewContextOptions().setIgnoreHTTPSErrors(true).setJavaScriptEnabled(false))) {
			microsoft.redirect("/authorize", company.address("/sign-in"));
			company.page("/sign-in", """
					<form method="post" action="%s"><input type="hidden" name="code" value="c">
					<input type="hidden" name="state" value="s"><button>Accept</button></form>"""
				.formatted(address("/consent/first/callback")));
			microsoft.redirect("/adminconsent", address("/consent/second/callback?admin_consent=True&state=t"));
			given(this.consents.request(CONTOSO, ConsentKind.FIRST, VISIT.value()))
				.willReturn(URI.create(microsoft.address("/authorize")));
			given(this.consents.request(CONTOSO, ConsentKind.SECOND, VISIT.value()))
				.willReturn(URI.create(microsoft.address("/adminconsent")));
			Page page = context.newPage();

			page.navigate(address("/invitations/" + LINK.value()));
			page.getByLabel("Invitation code").fill("0123-4567-89AB");
			press(page, "Go on");
			assertThat(heading(page)).isEqualTo("First consent");
			press(page, "Go on to Microsoft");
			press(page, "Accept");
			assertThat(heading(page)).isEqualTo("Second consent");
			assertThat(page.url()).isEqualTo(address("/consent"));
			press(page, "Go on to Microsoft");
			assertThat(heading(page)).isEqualTo("Thank you, your part is done");
			assertThat(page.url()).isEqualTo(address("/consent"));
			press(page, "Check again now");
		}

		then(this.onboarding).should().conclude(ConsentKind.FIRST, Map.of("code", "c", "state", "s"), VISIT);
		then(this.onboarding).should()
			.conclude(ConsentKind.SECOND, Map.of("admin_consent", "True", "state", "t"), VISIT);
		then(this.onboarding).should().check(CONTOSO);
	}

	@ParameterizedTest
	@CsvSource({ "1280, LIGHT", "390, DARK" })
	void areAccessibleAtEverySizeAndInTheDark(int width, ColorScheme scheme) {
		try (BrowserContext context = browser.newContext(new NewContextOptions().setIgnoreHTTPSErrors(true)
			.setViewportSize(width, 900)
			.setColorScheme(scheme))) {
			Page page = context.newPage();
			List<String> requests = new ArrayList<>();
			page.onRequest((request) -> requests.add(request.url()));
			String shot = width + "-" + scheme.name().toLowerCase();

			page.navigate(address("/invitations/" + LINK.value()));
			check(page, "code-" + shot);
			page.getByLabel("Invitation code").fill("WRNG-WRNG-WRNG");
			press(page, "Go on");
			check(page, "wrong-" + shot);
			page.navigate(address("/invitations/unknown"));
			check(page, "not-valid-" + shot);
			page.navigate(address("/consent"));
			check(page, "no-visit-" + shot);
			page.navigate(address("/consent/nowhere"));
			check(page, "problem-" + shot);

			context.addCookies(List
				.of(new Cookie("__Host-visit", VISIT.value()).setDomain("localhost").setPath("/").setSecure(true)));
			page.navigate(address("/consent"));
			check(page, "first-" + shot);
			page.getByText("Show all 10 objects").click();
			check(page, "plan-" + shot);
			given(this.consents.state(CONTOSO)).willReturn(consents(DeclineReason.BOX_NOT_TICKED, null, false));
			page.navigate(address("/consent"));
			check(page, "declined-" + shot);
			this.granted.add(ConsentKind.FIRST);
			page.navigate(address("/consent?ignored"));
			check(page, "second-" + shot);
			this.granted.add(ConsentKind.SECOND);
			page.navigate(address("/consent"));
			check(page, "working-" + shot);
			given(this.enterprises.get(CONTOSO)).willReturn(contoso(EnterpriseStatus.ACTIVE, null));
			page.navigate(address("/consent"));
			check(page, "active-" + shot);

			assertThat(requests).allMatch((url) -> url.startsWith(address("/")));
		}
	}

	private static void check(Page page, String name) {
		ViewportSize size = page.viewportSize();
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
		assertThat(new AxeBuilder(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
			.analyze()
			.getViolations()).as(name).isEmpty();
		assertThat(fits(page)).as("%s fits", name).isTrue();
		page.setViewportSize(320, 640);
		assertThat(fits(page)).as("%s fits the narrowest window", name).isTrue();
		page.setViewportSize(size.width, size.height);
	}

	private static boolean fits(Page page) {
		return (Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth");
	}

	private static void press(Page page, String button) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
	}

	private static String heading(Page page) {
		return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).textContent();
	}

	private String address(String path) {
		return "https://localhost:" + this.port + path;
	}

}
