package com.teammate.journey;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.teammate.Browser;
import com.teammate.Looks;
import com.teammate.account.Accounts;
import com.teammate.audit.Party;
import com.teammate.audit.StaffAct;
import com.teammate.event.EventType;
import com.teammate.onboarding.RunFilter;
import com.teammate.onboarding.Runs;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import com.teammate.webhook.Endpoint;
import com.teammate.webhook.Endpoints;
import com.teammate.webhook.NewEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every page of resellers and of the staff as the application itself lists them, and what
 * they show after something was done.
 */
class EveryPageTests {

	private static final String PRODUCT = TestSandbox.world().publicUrl().toString();

	private static final StaffAct ACT = new StaffAct("operator", "To look at it");

	private static final Pattern LINK = Pattern.compile("/account/links/\\S+");

	/** They lead to a page, or are a part of one. */
	private static final Set<String> NO_PAGES = Set.of("/", "/enterprises/{id}/now", "/enterprises/bulk/{upload}/now",
			"/enterprises/new/regions", "/account/brand/logo", "/account/brand/logo/remove", "/account/brand/remove",
			"/account/webhooks/{id}/enable", "/account/webhooks/{id}/disable", "/account/webhooks/{id}/rotate",
			"/account/webhooks/{id}/test", "/account/webhooks/{id}/replay", "/account/webhooks/{id}/remove",
			"/support/cases/{id}/link", "/staff/resellers/{id}/people", "/support/instances/{instance}",
			"/support/runs/{id}/now");

	/** Where nothing may run; the page for the brand shows them in frames. */
	private static final Set<String> FRAMED = Set.of("/account/brand/page", "/account/brand/mail");

	private static Browser browser;

	private static Page stranger;

	private static Page reseller;

	private static Page staff;

	private static Company waiting;

	private static Company active;

	private static Company removed;

	private static Company stuck;

	private static Endpoint endpoint;

	private static String upload;

	private static UUID run;

	private static ResellerId newcomer;

	private static String link;

	private static final List<String> complaints = new ArrayList<>();

	@BeforeAll
	static void thereIsSomethingToSee() {
		browser = Browser.open();
		String refused = Company.newDomain();
		TestSandbox.world()
			.mailbox()
			.refuse("admin@" + refused, "550 5.1.1 Nobody here", "550 5.1.1 Still nobody here");
		stuck = Company.of(refused);
		waiting = Company.swift();
		removed = Company.swift();
		active = Company.swift("us-west", "us-east-1");
		String email = "eve@" + UUID.randomUUID() + ".example";
		newcomer = TestSandbox.bean(Accounts.class)
			.open(new Terms("Voices of the North", email, Offer.everything(), null), "Eve", ACT);
		active.consent();
		removed.letter(1);
		removed.remove();
		ResellerId northwind = TestSandbox.bean(Resellers.class).search("reseller@northwind.example").get(0).id();
		endpoint = TestSandbox.bean(Endpoints.class)
			.add(northwind,
					new NewEndpoint(URI.create("http://localhost:9/hook"), "Tickets", Set.of(EventType.DRIFT_FOUND),
							true),
					Party.SYSTEM)
			.endpoint();
		stranger = open();
		reseller = open();
		logIn(reseller, "/login", "reseller@northwind.example");
		upload = upload("Good,admin@" + Company.newDomain() + ",us-west,TRUNK\nBad,nobody,nowhere,FAX\n");
		staff = open();
		logIn(staff, "/staff/login", "operator");
		stuck.awaitNextAction("MAIL_ADDRESS_REFUSED");
		run = TestSandbox.bean(Runs.class).begin(new RunFilter("MAIL_ADDRESS_REFUSED", null), false, 1, ACT);
		removed.awaitRemoved();
		active.awaitActive();
		TestSandbox.bean(JdbcClient.class).sql("""
				update enterprise set user_limit = 2, access_sip_data = true, management_consent = 'GRANTED',
					request_management_consent = true where id = ?::uuid""").param(active.id()).update();
		link = linkIn(email);
	}

	@AfterAll
	static void closeEverything() {
		if (browser != null) {
			browser.close();
			TestSandbox.bean(Endpoints.class).remove(endpoint.reseller(), endpoint.id(), Party.SYSTEM);
			Stream.of(waiting, active, removed, stuck).forEach(Company::close);
		}
	}

	@BeforeEach
	void nothingIsWrongYet() {
		complaints.clear();
	}

	@ParameterizedTest
	@MethodSource("routes")
	void canBeSeenByEverybody(String route) {
		for (String path : examples(route)) {
			Page page = person(path);

			Response answer = page.navigate(PRODUCT + path);

			assertThat(answer.status()).as(path).isEqualTo(route.equals("/account/refused") ? 403 : 200);
			assertThat(answer.headers().get("content-type")).startsWith("text/html");
			assertThat(page.url()).isEqualTo(PRODUCT + path);
			look(page, path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "x").replace(link.substring(15), "x"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void canBeSeenByEverybody(Scene scene) {
		Page page = person(scene.path.get());
		page.navigate(PRODUCT + scene.path.get());

		scene.act.accept(page);

		look(page, "/after-" + scene.name().toLowerCase(Locale.ROOT));
	}

	private static void look(Page page, String name) {
		Looks.take(page, "page" + name.replaceAll("[^A-Za-z0-9]+", "-"));
		assertThat(complaints).as(name).isEmpty();
	}

	/** Paths of the route with something real in each place that is open. */
	private static List<String> examples(String route) {
		String filled = route.replace("/links/{token}", "/links/" + link.substring(15))
			.replace("/bulk/{upload}", "/bulk/" + upload)
			.replace("/webhooks/{id}", "/webhooks/" + endpoint.id())
			.replace("/runs/{id}", "/runs/" + run)
			.replace("/runs/preview", "/runs/preview?cause=MAIL_ADDRESS_REFUSED")
			.replace("/resellers/{id}", "/resellers/" + newcomer)
			.replace("/problems/{code}", "/problems/validation_failed")
			.replace("/cases/{id}", "/cases/" + stuck.id())
			.replace("/enterprises/{id}/removal", "/enterprises/" + removed.id() + "/removal")
			.replace("/enterprises/{id}", "/enterprises/" + active.id());
		Matcher choice = Pattern.compile("\\{\\w+:([a-z|]+)}").matcher(filled);
		List<String> paths = choice.find() ? Stream.of(choice.group(1).split("\\|")).map(choice::replaceFirst).toList()
				: List.of(filled);
		assertThat(paths).as("There is no example for " + route).noneMatch((path) -> path.contains("{"));
		return paths;
	}

	static List<String> routes() {
		List<String> routes = TestSandbox.bean(DispatcherServlet.class)
			.getHandlerMappings()
			.stream()
			.filter(RequestMappingHandlerMapping.class::isInstance)
			.flatMap((table) -> ((RequestMappingHandlerMapping) table).getHandlerMethods().entrySet().stream())
			.filter((route) -> isPage(route.getKey(), route.getValue()))
			.flatMap((route) -> route.getKey().getPatternValues().stream())
			.filter((route) -> !NO_PAGES.contains(route) && !FRAMED.contains(route))
			.sorted()
			.toList();
		assertThat(routes).hasSizeGreaterThan(35);
		return routes;
	}

	/** The pages of administrators have their own tests, along their visit. */
	private static boolean isPage(RequestMappingInfo route, HandlerMethod method) {
		Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
		Class<?> answer = method.getMethod().getReturnType();
		return method.getBeanType().getName().startsWith("com.teammate.")
				&& !method.getBeanType().getPackageName().endsWith(".welcome")
				&& (methods.isEmpty() || methods.contains(RequestMethod.GET))
				&& (answer == String.class || answer == ModelAndView.class);
	}

	private static Page person(String path) {
		if (path.startsWith("/support") || path.startsWith("/staff/resellers")) {
			return staff;
		}
		boolean open = path.startsWith("/account/links") || path.startsWith("/account/forgotten");
		return (!open && (path.startsWith("/enterprises") || path.startsWith("/account"))) ? reseller : stranger;
	}

	private static Page open() {
		BrowserContext profile = browser.newContext();
		Page page = profile.newPage();
		page.onRequest((request) -> {
			if (!request.url().startsWith(PRODUCT) && !request.url().startsWith("data:")) {
				complaints.add("asked somebody else: " + request.url());
			}
		});
		page.onPageError((error) -> complaints.add(error));
		page.onConsoleMessage((message) -> {
			// A page that says what was wrong has such a status itself.
			if (message.type().equals("error") && !message.location().startsWith(page.url())) {
				complaints.add(message.text() + " " + message.location());
			}
		});
		return page;
	}

	private static void logIn(Page page, String path, String name) {
		page.navigate(PRODUCT + path);
		page.locator("input[autocomplete=username]").fill(name);
		page.locator("input[type=password]").fill("sandbox");
		page.locator("main button[type=submit]").click();
		page.waitForURL(Pattern.compile(".*/(enterprises|support)$"));
	}

	private static String upload(String lines) {
		reseller.navigate(PRODUCT + "/enterprises/bulk");
		choose(reseller, "name,adminEmail,sbcRegions,services\n" + lines);
		reseller.waitForURL("**/bulk/*");
		return reseller.url().substring(reseller.url().lastIndexOf('/') + 1);
	}

	private static void choose(Page page, String content) {
		page.locator("#file")
			.setInputFiles(new FilePayload("list.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8)));
		page.locator("main form button").click();
	}

	private static String linkIn(String email) {
		var letters = await().atMost(Duration.ofSeconds(60))
			.until(() -> TestSandbox.world().mailbox().to(email), (mails) -> !mails.isEmpty());
		Matcher found = LINK.matcher(letters.get(0).text());
		assertThat(found.find()).isTrue();
		// A letter is in the mail an instant before that is on record.
		await().atMost(Duration.ofSeconds(60))
			.pollInSameThread()
			.until(() -> stranger.navigate(PRODUCT + found.group()).status() == 200);
		return found.group();
	}

	/** What pages show after something was done, or when something is not as usual. */
	private enum Scene {

		LOGIN_REFUSED(() -> "/login", (page) -> send(page, "/login", "email", "nobody@x.example", "password", "wrong")),

		LOGGED_OUT(() -> "/login?out", Scene::nothing),

		LINK_ASKED_FOR(() -> "/account/forgotten", (page) -> send(page, "/forgotten", "email", "nobody@x.example")),

		LINK_FOR_NO_ADDRESS(() -> "/account/forgotten", (page) -> send(page, "/forgotten", "email", "nobody")),

		LINK_NOT_VALID(() -> "/account/links/unknown", Scene::nothing),

		PASSWORD_TOO_SHORT(() -> link, (page) -> send(page, "", "password", "short")),

		NOTHING_FOUND(() -> "/enterprises?q=" + UUID.randomUUID(), Scene::nothing),

		MENU(() -> "/enterprises?q=" + active.domain(), (page) -> page.locator("tbody details.menu summary").click()),

		NO_ENTERPRISE(() -> "/enterprises/" + UUID.randomUUID(), Scene::nothing),

		NEW_WRONG(() -> "/enterprises/new", (page) -> send(page, "/new")),

		NEW_WITH_PBX(() -> "/enterprises/new", (page) -> {
			page.locator("#service-PBX").check();
			page.locator("[name=sbcRegions]").first().check();
			page.locator("#adminEmail").fill("somebody@outlook.com");
			page.keyboard().press("Tab");
			assertThat(page.locator("#findings")).containsText("outlook.com");
		}),

		WAITING(() -> "/enterprises/" + waiting.id(), Scene::nothing),

		REFUSED(() -> "/enterprises/" + stuck.id(), Scene::nothing),

		REMOVED(() -> "/enterprises/" + removed.id(), Scene::nothing),

		MISNAMED(() -> "/enterprises/" + waiting.id() + "/remove", (page) -> send(page, "/remove", "name", "Other")),

		NOT_POSSIBLE(() -> "/enterprises/" + removed.id() + "/disable", Scene::nothing),

		CHANGE_WRONG(() -> "/enterprises/" + active.id() + "/edit", (page) -> send(page, "/edit", "name", "")),

		CHANGE_OVERTAKEN(() -> "/enterprises/" + active.id() + "/edit", (page) -> {
			page.locator("[name=version]").evaluate("field => field.value = 'old'");
			send(page, "/edit", "name", "Another name");
		}),

		USER_WRONG(() -> "/enterprises/" + active.id() + "/users", (page) -> send(page, "/users")),

		USER_ADDED(() -> "/enterprises/" + active.id() + "/users",
				(page) -> send(page, "/users", "userPrincipalName", "kim@" + active.domain(), "displayName",
						"Kim Akers", "extension", "100")),

		LIST_NOT_READABLE(() -> "/enterprises/bulk", (page) -> choose(page, "What a strange file")),

		LIST_FINISHED(() -> "/enterprises/bulk/" + upload, (page) -> {
			send(page, "/start");
			assertThat(page.locator("h2").first()).hasText("Finished");
		}),

		KEY_SHOWN_ONCE(() -> "/account/keys",
				(page) -> send(page, "/account/keys", "name", "Billing " + UUID.randomUUID())),

		KEY_WRONG(() -> "/account/keys", (page) -> send(page, "/account/keys")),

		COLLEAGUE_WRONG(() -> "/account/people", (page) -> send(page, "/account/people", "email", "nobody")),

		PASSWORD_WRONG(() -> "/account/password", (page) -> send(page, "/password", "current", "wrong")),

		HOOK_WRONG(() -> "/account/webhooks", (page) -> send(page, "/account/webhooks", "url", "nowhere")),

		HOOK_SECRET(() -> "/account/webhooks/" + endpoint.id(), (page) -> send(page, "/rotate")),

		HOOK_TEST(() -> "/account/webhooks/" + endpoint.id(), (page) -> {
			send(page, "/test");
			page.locator(".note.bad").waitFor();
		}),

		BRAND_NOT_READABLE(() -> "/account/brand",
				(page) -> send(page, "/account/brand", "name", "Blue Harbour", "colour", "#ff7a00")),

		FORM_TOO_OLD(() -> "/account/password", (page) -> {
			page.locator("main form [name=_csrf]").evaluate("field => field.value = 'old'");
			send(page, "/password");
		}),

		STAFF_LOGIN_REFUSED(() -> "/staff/login",
				(page) -> send(page, "/staff/login", "username", "nobody", "password", "wrong")),

		STUCK_BY_CAUSE(() -> "/support?cause=MAIL_ADDRESS_REFUSED", Scene::nothing),

		CASE_FOUND(() -> "/support/search?q=" + stuck.domain(), Scene::nothing),

		CASE_NOT_FOUND(() -> "/support/search?q=" + UUID.randomUUID(), Scene::nothing),

		NO_CASE(() -> "/support/cases/" + UUID.randomUUID(), Scene::nothing),

		CASE_ACTIVE(() -> "/support/cases/" + active.id(), Scene::nothing),

		CASE_REMOVED(() -> "/support/cases/" + removed.id(), Scene::nothing),

		MOVE_ASKED_FOR(() -> "/support/cases/" + stuck.id(), (page) -> {
			page.locator("details.more summary").click();
			send(page, "/moves", "reason", "To see it");
			page.locator("details.more summary").click();
			page.locator("details:has(pre) summary").first().click();
		}),

		LINK_MADE(() -> "/support/cases/" + waiting.id(), (page) -> {
			page.locator("details.more summary").click();
			send(page, "/link", "reason", "Asked for by phone");
		}),

		WITHOUT_REASON(() -> "/support/cases/" + stuck.id(), (page) -> send(page, "/retry")),

		RUN_OF_NOTHING(() -> "/support/runs/preview", Scene::nothing),

		AUDIT_SEARCHED(() -> "/support/audit?q=" + UUID.randomUUID(), Scene::nothing),

		RESELLER_WRONG(() -> "/staff/resellers/new", (page) -> send(page, "/staff/resellers")),

		RESELLERS_PERSON_WRONG(() -> "/staff/resellers/" + newcomer, (page) -> {
			page.locator("details summary").first().click();
			send(page, "/people", "email", "nobody", "reason", "New there");
		});

		private final Supplier<String> path;

		private final Consumer<Page> act;

		Scene(Supplier<String> path, Consumer<Page> act) {
			this.path = path;
			this.act = act;
		}

		private static void nothing(Page page) {
		}

		/** As a browser without its own checks would. */
		private static void send(Page page, String action, String... fields) {
			String selector = action.isEmpty() ? "" : "[action$='" + action + "']";
			var form = page.locator("main form[method=post]" + selector).first();
			for (int i = 0; i < fields.length; i += 2) {
				form.locator("[name=" + fields[i] + "]").first().fill(fields[i + 1]);
			}
			page.waitForNavigation(() -> form.evaluate("form => { form.noValidate = true; form.requestSubmit(); }"));
		}

	}

}
