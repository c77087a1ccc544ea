package com.teammate.portal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.teammate.Browser;
import com.teammate.Form;
import com.teammate.Form.Trait;
import com.teammate.Typist;
import com.teammate.account.Accounts;
import com.teammate.audit.Party;
import com.teammate.audit.StaffAct;
import com.teammate.brand.Brands;
import com.teammate.brand.NewBrand;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseUsers;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.NewUser;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.event.EventType;
import com.teammate.onboarding.Onboarding;
import com.teammate.onboarding.Uploads;
import com.teammate.reseller.ApiKeys;
import com.teammate.reseller.KeyScope;
import com.teammate.reseller.NewKey;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import com.teammate.webhook.Endpoints;
import com.teammate.webhook.NewEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every form of the portal as the application itself lists them, in a real Chromium: sent
 * wrong, sent too late, sent by a double click, and gone back to.
 */
class EveryFormTests {

	private static final String PASSWORD = "seven green bicycles";

	private static final String LOST = "You were logged out before this could be sent";

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private static final StaffAct ACT = new StaffAct("operator", "Contract 17");

	/** The form asks it while somebody types. */
	private static final Set<String> NO_FORMS = Set.of("POST /enterprises/new/look");

	private static final String EMAIL = "ada@" + UUID.randomUUID() + ".example";

	private static Browser browser;

	private static Typist ada;

	private static Typist stranger;

	private static ResellerId reseller;

	private static String managed;

	private static String removable = "";

	private static Map<String, Form> forms;

	@BeforeAll
	static void somebodyIsLoggedIn() {
		browser = Browser.open();
		reseller = newReseller(EMAIL);
		String product = TestSandbox.world().publicUrl().toString();
		stranger = new Typist(browser, product);
		ada = new Typist(browser, product);
		ada.open(Colleague.linkIn(EMAIL, 1));
		ada.send(Form.of("", "", "password", PASSWORD));
		assertThat(ada.path()).isEqualTo("/enterprises");
		managed = managed();
		forms = forms();
	}

	@AfterAll
	static void closeBrowser() {
		if (browser != null) {
			browser.close();
		}
	}

	@Test
	void areAllKnownHere() {
		List<String> routes = Form.routes("portal").stream().filter((route) -> !NO_FORMS.contains(route)).toList();

		assertThat(routes).hasSizeGreaterThan(25).containsExactlyInAnyOrderElementsOf(Form.routesOf(forms));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void sayWhatIsWrongAndKeepWhatWasTyped(String example) {
		Form form = forms.get(example);
		if (!form.wrong().isEmpty()) {
			typist(form).isToldWhatIsWrong(form);
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void leadBackAfterTheLoginWhenTheSessionHasEnded(String example) {
		Form form = forms.get(example);
		if (form.is(Trait.IS_FOR_EVERYBODY)) {
			return;
		}
		String path = form.page().get();
		ada.open(path);
		Locator filled = ada.fillIn(form, form.right());

		boolean kept = leadsBack(form, filled, EveryFormTests::endOnTheServer);

		if (!kept) {
			ada.open(path);
			assertThat(ada.text()).doesNotContain(LOST);
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void leadBackAfterTheLoginWhenEveryCookieIsGone(String example) {
		Form form = forms.get(example);
		if (form.is(Trait.IS_FOR_EVERYBODY) || form.right().isEmpty()) {
			return;
		}
		ada.open(form.page().get());
		Locator filled = ada.fillIn(form, form.right());
		if (isKept(filled)) {
			leadsBack(form, filled, BrowserContext::clearCookies);
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void doNothingTwiceAndCanBeGoneBackTo(String example) {
		Form form = forms.get(example);

		typist(form).changesItOnce(form);
	}

	@Test
	void leadToThePageAfterTheLoginAndNotToAPartThatAnotherPageAskedForMeanwhile() {
		String path = "/enterprises/" + managed;
		endOnTheServer(ada.profile());
		ada.open(path);
		ada.page().evaluate("(part) => fetch(part).then((answer) => answer.text())", path + "/now");

		logIn();

		assertThat(ada.path()).isEqualTo(path);
	}

	private static boolean leadsBack(Form form, Locator filled, Consumer<BrowserContext> end) {
		String path = ada.path();
		boolean kept = isKept(filled);
		Object before = form.state().get();
		end.accept(ada.profile());

		ada.send(form, filled);
		logIn();

		assertThat(ada.path()).isEqualTo(path);
		assertThat(ada.text()).contains(LOST);
		assertThat(form.state().get()).isEqualTo(before);
		if (kept) {
			ada.expectTyped(form, form.right());
		}
		return kept;
	}

	private static void logIn() {
		assertThat(ada.path()).isEqualTo("/login");
		ada.send(Form.of("/login", "/login", "email", EMAIL, "password", PASSWORD));
	}

	/** Whose it is must be known, and passwords and files are never kept. */
	private static boolean isKept(Locator form) {
		return form.locator("[name=by]").count() > 0;
	}

	private static void endOnTheServer(BrowserContext profile) {
		String cookie = profile.cookies()
			.stream()
			.filter((each) -> each.name.equals("JSESSIONID"))
			.findFirst()
			.orElseThrow().value;
		assertThat(JDBC.sql("delete from spring_session where session_id = ?")
			.param(new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8))
			.update()).isOne();
	}

	private static Typist typist(Form form) {
		return form.is(Trait.IS_FOR_EVERYBODY) ? stranger : ada;
	}

	private static Map<String, Form> forms() {
		Map<String, Form> all = new TreeMap<>();
		String users = "select count(*) from enterprise_user where enterprise_id = '" + managed + "'";
		Supplier<Object> disabled = counting(
				"select count(*) from enterprise where reseller_id = :reseller and status = 'DISABLED'");
		all.put("POST /enterprises/new",
				Form.of("/enterprises/new", "/enterprises/new", "name", "Contoso", "adminEmail",
						"admin@" + Seller.domain(), "sbcRegions", "us-west", "services", "TRUNK")
					.wrong("name", "Contoso", "adminEmail", "nobody")
					.changing(counting("select count(*) from enterprise where reseller_id = :reseller")));
		all.put("POST /enterprises/{id}/edit", Form.of("/enterprises/" + managed + "/edit", "/edit", "name", "Renamed")
			.wrong("userLimit", "many")
			.changing(counting("select count(*) from enterprise where reseller_id = :reseller and name = 'Renamed'")));
		String acts = "POST /enterprises/{id}/{act:disable|enable|resend|remove}#";
		all.put(acts + "disable", Form.of(() -> able("/disable"), "/disable").changing(disabled));
		all.put(acts + "enable", Form.of(() -> {
			TestSandbox.bean(Onboarding.class).disable(EnterpriseId.of(managed), (now) -> {
			}, Party.SYSTEM);
			return "/enterprises/" + managed + "/enable";
		}, "/enable").changing(disabled));
		String invited = invited();
		all.put(acts + "resend",
				Form.of("/enterprises/" + invited + "/resend", "/resend")
					.changing(counting("select count(*) from invitation where enterprise_id = '" + invited + "'"))
					.that(Trait.ACTS_ANEW));
		all.put(acts + "remove", Form
			.of(() -> "/enterprises/" + removable() + "/remove", "/remove", "name", "Removable")
			.wrong("name", "Another")
			.changing(counting(
					"select count(*) from enterprise where reseller_id = :reseller " + "and status like 'REMOV%'")));
		all.put("POST /enterprises/{id}/check", Form.of(() -> able(""), "/check"));
		all.put("POST /enterprises/{id}/users",
				Form.of(() -> able("/users"), "/users", "userPrincipalName", "kim@contoso.example", "displayName",
						"Kim", "extension", "100")
					.wrong("userPrincipalName", "kim", "displayName", "Kim")
					.changing(counting(users)));
		all.put("POST /enterprises/{id}/users/{userId}/remove", Form.of(() -> {
			String page = able("/users");
			String name = "u" + UUID.randomUUID();
			TestSandbox.bean(EnterpriseUsers.class)
				.add(EnterpriseId.of(managed), new NewUser(new EmailAddress(name + "@contoso.example"), name, null,
						Integer.toString(200 + Math.floorMod(name.hashCode(), 100_000))), Party.SYSTEM);
			return page;
		}, "/remove").changing(counting(users)));
		addLists(all);
		addAccount(all);
		addWebhooks(all);
		addBrand(all);
		return all;
	}

	private static void addLists(Map<String, Form> all) {
		String uploads = "select count(*) from upload where reseller_id = :reseller";
		all.put("POST /enterprises/bulk",
				Form.of("/enterprises/bulk", "/bulk", "file", list())
					.wrong("file", "What a strange file")
					.changing(counting(uploads)));
		all.put("POST /enterprises/bulk/{upload}/start", Form.of(() -> "/enterprises/bulk/" + upload(), "/start")
			.changing(counting(uploads + " and state not in ('CHECKED', 'PAUSED')")));
		all.put("POST /enterprises/bulk/{upload}/pause", Form.of(() -> {
			UUID upload = upload();
			JDBC.sql("update upload set state = 'RUNNING' where id = ?").param(upload).update();
			return "/enterprises/bulk/" + upload;
		}, "/pause").changing(counting(uploads + " and state = 'PAUSED'")));
	}

	private static void addAccount(Map<String, Form> all) {
		Supplier<Object> keys = counting(
				"select count(*) from api_key where reseller_id = :reseller and revoked_at is null");
		all.put("POST /account/keys",
				Form.of("/account/keys", "/keys", "name", "billing").wrong("name", "").changing(keys));
		all.put("POST /account/keys/{id}/revoke", Form.of(() -> {
			TestSandbox.bean(ApiKeys.class)
				.issue(reseller, new NewKey("Key " + UUID.randomUUID(), Set.of(KeyScope.READ), null, EMAIL));
			return "/account/keys";
		}, "/revoke").changing(keys));
		String people = "select count(*) from reseller_user where reseller_id = :reseller";
		all.put("POST /account/people",
				Form.of("/account/people", "/people", "name", "Bob", "email", "bob@" + EMAIL.substring(4))
					.wrong("name", "Bob", "email", "nobody")
					.changing(counting(people)));
		all.put("POST /account/people/{id}/remind", Form.of(EveryFormTests::colleague, "/remind"));
		all.put("POST /account/people/{id}/role",
				Form.of(EveryFormTests::colleague, "/role")
					.changing(counting(people + " and role = 'ADMINISTRATOR'"))
					.that(Trait.ACTS_ANEW));
		all.put("POST /account/people/{id}/remove",
				Form.of(EveryFormTests::colleague, "/remove").changing(counting(people)));
		all.put("POST /account/password",
				Form.of("/account/password", "/password", "current", PASSWORD, "password", PASSWORD)
					.wrong("current", "wrong", "password", PASSWORD));
		all.put("POST /account/forgotten",
				Form.of("/account/forgotten", "/forgotten", "email", "nobody@" + EMAIL.substring(4))
					.wrong("email", "nobody")
					.that(Trait.IS_FOR_EVERYBODY));
		String eves = "@" + UUID.randomUUID() + ".example";
		all.put("POST /account/links/{token}", Form.of(() -> {
			String eve = UUID.randomUUID() + eves;
			newReseller(eve);
			return Colleague.linkIn(eve, 1);
		}, "", "name", "Eve", "password", PASSWORD)
			.wrong("name", "Eve L", "password", "short")
			.changing(counting("select count(password) from reseller_user where email like '%" + eves + "'"))
			.that(Trait.IS_FOR_EVERYBODY));
	}

	private static void addWebhooks(Map<String, Form> all) {
		String hooks = "select count(*) from webhook_endpoint where reseller_id = :reseller";
		all.put("POST /account/webhooks",
				Form.of("/account/webhooks", "/webhooks", "url", "http://localhost:9/" + UUID.randomUUID(),
						"description", "Tickets")
					.wrong("description", "Tickets", "url", "nowhere")
					.changing(counting(hooks)));
		all.put("POST /account/webhooks/{id}",
				Form.of(() -> endpoint(true), "/webhooks/{last}", "description", "Renamed")
					.wrong("url", "nowhere")
					.changing(counting(hooks + " and description = 'Renamed'")));
		all.put("POST /account/webhooks/{id}/enable",
				Form.of(() -> endpoint(false), "/enable").changing(counting(hooks + " and enabled")));
		all.put("POST /account/webhooks/{id}/disable",
				Form.of(() -> endpoint(true), "/disable").changing(counting(hooks + " and not enabled")));
		all.put("POST /account/webhooks/{id}/rotate",
				Form.of(() -> endpoint(true), "/rotate")
					.changing(counting("select string_agg(secret, ',' order by id) from "
							+ "webhook_endpoint where reseller_id = :reseller and old_secret is not null"))
					.that(Trait.ACTS_ANEW));
		all.put("POST /account/webhooks/{id}/test", Form.of(() -> endpoint(true), "/test"));
		all.put("POST /account/webhooks/{id}/replay",
				Form.of(() -> endpoint(true), "/replay").wrong("since", "0001-01-01T00:00"));
		all.put("POST /account/webhooks/{id}/remove",
				Form.of(() -> endpoint(true), "/remove").changing(counting(hooks)));
	}

	private static void addBrand(Map<String, Form> all) {
		String brand = "select count(*) from brand where reseller_id = :reseller";
		all.put("POST /account/brand",
				Form.of("/account/brand", "/brand", "name", "Blue Harbour", "footer", "1 Quay")
					.wrong("name", "Blue Harbour", "colour", "#ff7a00")
					.changing(counting(brand + " and name = 'Blue Harbour'")));
		all.put("POST /account/brand/logo",
				Form.of(() -> brand(false), "/logo", "file", "logo")
					.wrong("file", "No picture")
					.changing(counting(brand + " and logo is not null")));
		all.put("POST /account/brand/logo/remove",
				Form.of(() -> brand(true), "/logo/remove").changing(counting(brand + " and logo is not null")));
		all.put("POST /account/brand/remove", Form.of(() -> brand(false), "/brand/remove").changing(counting(brand)));
	}

	static Set<String> examples() {
		return forms.keySet();
	}

	private static Supplier<Object> counting(String question) {
		return () -> String
			.valueOf(JDBC.sql(question).param("reseller", reseller.value()).query().singleColumn().get(0));
	}

	private static ResellerId newReseller(String email) {
		return TestSandbox.bean(Accounts.class).open(new Terms("Voices", email, Offer.everything(), null), "Ada", ACT);
	}

	private static String colleague() {
		TestSandbox.bean(Accounts.class)
			.invite(reseller, "cal@" + UUID.randomUUID() + ".example", "Cal", Role.MEMBER, Party.SYSTEM);
		return "/account/people";
	}

	private static String endpoint(boolean enabled) {
		URI url = URI.create("http://localhost:9/" + UUID.randomUUID());
		Endpoints endpoints = TestSandbox.bean(Endpoints.class);
		endpoints.of(reseller).forEach((each) -> endpoints.remove(reseller, each.id(), Party.SYSTEM));
		return "/account/webhooks/" + endpoints
			.add(reseller, new NewEndpoint(url, "", Set.of(EventType.DRIFT_FOUND), enabled), Party.SYSTEM)
			.endpoint()
			.id();
	}

	private static String brand(boolean logo) {
		Brands brands = TestSandbox.bean(Brands.class);
		brands.remove(reseller, Party.SYSTEM);
		brands.put(reseller, NewBrand.named("Green Harbour"), Party.SYSTEM, (current) -> {
		});
		if (logo) {
			brands.putLogo(reseller, Typist.picture(), Party.SYSTEM);
		}
		return "/account/brand";
	}

	private static UUID upload() {
		return TestSandbox.bean(Uploads.class)
			.take(reseller, "list.csv", UUID.randomUUID().toString(), Csv.read(list()))
			.id();
	}

	private static String list() {
		return "name,adminEmail,sbcRegions,services\nContoso,admin@" + Seller.domain() + ",us-west,TRUNK\n";
	}

	private static String invited() {
		String id = TestSandbox.bean(Onboarding.class)
			.begin(new NewEnterprise(reseller, "Managed", new EmailAddress("admin@" + Seller.domain()), null, false,
					false, false, List.of(new RegionId("us-west")), Set.of(OfferedService.TRUNK), List.of(), null,
					null), Party.SYSTEM)
			.id()
			.toString();
		await().atMost(Duration.ofSeconds(60)).until(() -> is(id, "next_code = 'ENTER_CODE'"));
		return id;
	}

	/** An enterprise whose users may be changed. */
	private static String managed() {
		String id = invited();
		JDBC.sql("""
				update enterprise set status = 'ACTIVE', next_actor = null, next_code = null,
					management_consent = 'GRANTED', request_management_consent = true where id = ?::uuid""")
			.param(id)
			.update();
		return id;
	}

	/** A page of the enterprise, which is not disabled. */
	private static String able(String page) {
		if (is(managed, "status = 'DISABLED'")) {
			TestSandbox.bean(Onboarding.class).enable(EnterpriseId.of(managed), (now) -> {
			}, Party.SYSTEM);
		}
		return "/enterprises/" + managed + page;
	}

	private static String removable() {
		if (removable.isEmpty() || !is(removable, "status = 'ACTIVE'")) {
			removable = managed();
			JDBC.sql("update enterprise set name = 'Removable' where id = ?::uuid").param(removable).update();
		}
		return removable;
	}

	private static boolean is(String enterprise, String what) {
		return JDBC.sql("select count(*) from enterprise where id = ?::uuid and " + what)
			.param(enterprise)
			.query(Integer.class)
			.single() == 1;
	}

}
