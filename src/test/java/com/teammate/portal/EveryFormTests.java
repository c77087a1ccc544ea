package com.teammate.portal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.teammate.account.Accounts;
import com.teammate.audit.Party;
import com.teammate.audit.StaffAct;
import com.teammate.brand.Brands;
import com.teammate.event.EventType;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import com.teammate.webhook.Endpoints;
import com.teammate.webhook.NewEndpoint;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextArea;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every form of the portal as the application itself lists them: sent wrong, sent too
 * late, sent twice, and gone back to.
 */
class EveryFormTests {

	private static final String PASSWORD = "seven green bicycles";

	private static final String LOST = "You were logged out before this could be sent";

	/** Of what can be told apart only by what follows later. */
	private static final Object UNKNOWN = "unknown";

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private static final StaffAct ACT = new StaffAct("operator", "Contract 17");

	/** The form asks it while somebody types. */
	private static final Set<String> NO_FORMS = Set.of("POST /enterprises/new/look");

	private static final String EMAIL = "ada@" + UUID.randomUUID() + ".example";

	private static Colleague ada;

	private static Colleague stranger;

	private static ResellerId reseller;

	private static Map<String, Form> forms;

	@BeforeAll
	static void somebodyIsLoggedIn() {
		reseller = newReseller(EMAIL);
		stranger = new Colleague();
		ada = new Colleague();
		ada.submit(ada.open(Colleague.linkIn(EMAIL, 1)), "", "password", PASSWORD);
		forms = forms();
	}

	@AfterAll
	static void closeBrowser() {
		ada.close();
		stranger.close();
	}

	@Test
	void areAllKnownHere() {
		assertThat(forms.keySet().stream().map((form) -> form.replaceAll("#.*", "")).distinct())
			.containsExactlyInAnyOrderElementsOf(routes());
	}

	@ParameterizedTest
	@MethodSource("examples")
	void sayWhatIsWrongAndKeepWhatWasTyped(String example) {
		Form form = forms.get(example);
		if (form.wrong.isEmpty()) {
			return;
		}
		String path = form.page.get();

		HtmlPage answer = form.send(form.browser().open(path), form.wrong);

		assertThat(Colleague.status(answer)).isIn(200, 409, 422);
		assertThat((List<?>) answer
			.getByXPath("//*[contains(@class, 'wrong') or contains(@class, 'bad')][normalize-space() != '']"))
			.as(answer.asNormalizedText())
			.isNotEmpty();
		form.wrong.forEach((name, typed) -> assertThat(form.of(answer).typed(name)).isIn(typed, "secret"));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void leadBackAfterTheLoginWhenTheSessionHasEnded(String example) {
		Form form = forms.get(example);
		if (form.open) {
			return;
		}
		String path = form.page.get();
		HtmlPage page = ada.open(path);
		Object before = form.state.get();
		ada.loseSession();

		HtmlPage asked = form.send(page, form.right);
		HtmlPage back = ada.submit(asked, "/login", "email", EMAIL, "password", PASSWORD);

		assertThat(asked.getUrl().getPath()).isEqualTo("/login");
		assertThat(back.getUrl().getPath()).isEqualTo(path);
		assertThat(back.asNormalizedText()).contains(LOST);
		assertThat(form.state.get()).isEqualTo(before);
		if (form.of(back).form.getInputsByName("by").isEmpty()) {
			assertThat(ada.open(path).asNormalizedText()).doesNotContain(LOST);
		}
		else {
			form.right.forEach((name, typed) -> assertThat(form.of(back).typed(name)).isEqualTo(typed));
		}
	}

	@ParameterizedTest
	@MethodSource("examples")
	void doNothingTwiceAndCanBeGoneBackTo(String example) {
		Form form = forms.get(example);
		HtmlPage page = form.browser().open(form.page.get());
		Object before = form.state.get();

		HtmlPage once = form.send(page, form.right);
		Object after = form.state.get();
		HtmlPage twice = form.send(page, form.right);

		assertThat(Colleague.status(once)).as(once.asNormalizedText()).isEqualTo(200);
		if (before != UNKNOWN) {
			assertThat(after).isNotEqualTo(before);
		}
		assertThat(form.state.get()).isEqualTo(after);
		assertThat(Colleague.status(twice)).isIn(200, 404, 409, 422);
		assertThat(Colleague.status(form.browser().open(once.getUrl().getPath()))).isIn(200, 404);
	}

	private static Map<String, Form> forms() {
		Map<String, Form> all = new TreeMap<>();
		String one = managed();
		String users = "select count(*) from enterprise_user where enterprise_id = '" + one + "'";
		String disabled = "select count(*) from enterprise where reseller_id = :reseller and status = 'DISABLED'";
		all.put("POST /enterprises/new",
				form("/enterprises/new", "/enterprises/new",
						typed("name", "Contoso", "adminEmail", "admin@" + Seller.domain(), "sbcRegions", "us-west",
								"services", "TRUNK"))
					.wrong("name", "Contoso", "adminEmail", "nobody")
					.changing("select count(*) from enterprise where reseller_id = :reseller"));
		all.put("POST /enterprises/{id}/edit",
				form("/enterprises/" + one + "/edit", "/edit", typed("name", "Renamed")).wrong("userLimit", "many")
					.changing("select count(*) from enterprise where reseller_id = :reseller and name = 'Renamed'"));
		String acts = "POST /enterprises/{id}/{act:disable|enable|resend|remove}#";
		all.put(acts + "disable", form(() -> "/enterprises/" + managed() + "/disable", "/disable").changing(disabled));
		all.put(acts + "enable", form(() -> {
			String id = managed();
			ada.submit(ada.open("/enterprises/" + id + "/disable"), "/disable");
			return "/enterprises/" + id + "/enable";
		}, "/enable").changing(disabled));
		all.put(acts + "resend", form(() -> "/enterprises/" + invited() + "/resend", "/resend"));
		all.put(acts + "remove",
				form(() -> "/enterprises/" + managed() + "/remove", "/remove", typed("name", "Managed")).changing(
						"select count(*) from enterprise where reseller_id = :reseller and status like 'REMOV%'"));
		all.put("POST /enterprises/{id}/check", form("/enterprises/" + one, "/check", Map.of()));
		all.put("POST /enterprises/{id}/users",
				form("/enterprises/" + one + "/users", "/users",
						typed("userPrincipalName", "kim@contoso.example", "displayName", "Kim", "extension", "100"))
					.wrong("userPrincipalName", "kim", "displayName", "Kim")
					.changing(users));
		all.put("POST /enterprises/{id}/users/{userId}/remove", form(() -> {
			String page = "/enterprises/" + one + "/users";
			String number = Integer.toString(200 + ada.open(page).getForms().size());
			ada.submit(ada.open(page), "/users", "userPrincipalName", "u" + number + "@contoso.example", "displayName",
					"U", "extension", number);
			return page;
		}, "/remove").changing(users));
		all.put("POST /enterprises/bulk", form("/enterprises/bulk", "/bulk", typed("file", list()))
			.changing("select count(*) from upload where reseller_id = :reseller"));
		all.put("POST /enterprises/bulk/{upload}/start", form(EveryFormTests::upload, "/start").changing(
				"select count(*) from upload where reseller_id = :reseller and state not in ('CHECKED', 'PAUSED')"));
		all.put("POST /enterprises/bulk/{upload}/pause", form(() -> {
			String upload = upload();
			JDBC.sql("update upload set state = 'RUNNING' where id = ?::uuid").param(last(upload)).update();
			return upload;
		}, "/pause").changing("select count(*) from upload where reseller_id = :reseller and state = 'PAUSED'"));
		addAccount(all);
		addWebhooks(all);
		addBrand(all);
		return all;
	}

	private static void addAccount(Map<String, Form> all) {
		String keys = "select count(*) from api_key where reseller_id = :reseller and revoked_at is null";
		all.put("POST /account/keys",
				form("/account/keys", "/keys", typed("name", "billing")).wrong("name", "").changing(keys));
		all.put("POST /account/keys/{id}/revoke", form(() -> {
			ada.submit(ada.open("/account/keys"), "/keys", "name", "Key " + UUID.randomUUID());
			return "/account/keys";
		}, "/revoke").changing(keys));
		String people = "select count(*) from reseller_user where reseller_id = :reseller";
		all.put("POST /account/people",
				form("/account/people", "/people", typed("name", "Bob", "email", "bob@" + EMAIL.substring(4)))
					.wrong("name", "Bob", "email", "nobody")
					.changing(people));
		all.put("POST /account/people/{id}/remind", form(EveryFormTests::colleague, "/remind"));
		all.put("POST /account/people/{id}/role", form(EveryFormTests::colleague, "/role")
			.changing("select count(*) from reseller_user where reseller_id = :reseller and role = 'ADMINISTRATOR'"));
		all.put("POST /account/people/{id}/remove", form(EveryFormTests::colleague, "/remove").changing(people));
		all.put("POST /account/password",
				form("/account/password", "/password", typed("current", PASSWORD, "password", PASSWORD))
					.wrong("current", "wrong", "password", PASSWORD));
		all.put("POST /account/forgotten",
				form("/account/forgotten", "/forgotten", typed("email", "nobody@" + EMAIL.substring(4)))
					.wrong("email", "nobody")
					.forEverybody());
		all.put("POST /account/links/{token}", form(() -> {
			String email = "eve@" + UUID.randomUUID() + ".example";
			newReseller(email);
			return Colleague.linkIn(email, 1);
		}, "", typed("name", "Eve", "password", PASSWORD)).wrong("name", "Eve L", "password", "short").forEverybody());
	}

	private static void addWebhooks(Map<String, Form> all) {
		String hooks = "select count(*) from webhook_endpoint where reseller_id = :reseller";
		all.put("POST /account/webhooks",
				form("/account/webhooks", "/webhooks",
						typed("url", "http://localhost:9/" + UUID.randomUUID(), "description", "Tickets"))
					.wrong("url", "nowhere", "description", "Tickets")
					.changing(hooks));
		all.put("POST /account/webhooks/{id}",
				form(() -> endpoint(true), "/webhooks/{last}", typed("description", "Renamed")).wrong("url", "nowhere")
					.changing(hooks + " and description = 'Renamed'"));
		all.put("POST /account/webhooks/{id}/enable",
				form(() -> endpoint(false), "/enable").changing(hooks + " and enabled"));
		all.put("POST /account/webhooks/{id}/disable",
				form(() -> endpoint(true), "/disable").changing(hooks + " and not enabled"));
		all.put("POST /account/webhooks/{id}/rotate",
				form(() -> endpoint(true), "/rotate").changing("select string_agg(secret, ',' order by id) from "
						+ "webhook_endpoint where reseller_id = :reseller and old_secret is not null"));
		all.put("POST /account/webhooks/{id}/test", form(() -> endpoint(true), "/test"));
		all.put("POST /account/webhooks/{id}/replay", form(() -> endpoint(true), "/replay"));
		all.put("POST /account/webhooks/{id}/remove", form(() -> endpoint(true), "/remove").changing(hooks));
	}

	private static void addBrand(Map<String, Form> all) {
		String brand = "select count(*) from brand where reseller_id = :reseller";
		all.put("POST /account/brand",
				form("/account/brand", "/brand", typed("name", "Blue Harbour", "footer", "1 Quay"))
					.wrong("name", "Blue Harbour", "colour", "#ff7a00")
					.changing(brand + " and name = 'Blue Harbour'"));
		all.put("POST /account/brand/logo",
				form(() -> brand(false), "/logo", typed("file", "logo")).changing(brand + " and logo is not null"));
		all.put("POST /account/brand/logo/remove",
				form(() -> brand(true), "/logo/remove").changing(brand + " and logo is not null"));
		all.put("POST /account/brand/remove", form(() -> brand(false), "/brand/remove").changing(brand));
	}

	static Set<String> examples() {
		return forms.keySet();
	}

	private static List<String> routes() {
		List<String> routes = TestSandbox.bean(DispatcherServlet.class)
			.getHandlerMappings()
			.stream()
			.filter(RequestMappingHandlerMapping.class::isInstance)
			.flatMap((table) -> ((RequestMappingHandlerMapping) table).getHandlerMethods().entrySet().stream())
			.filter((route) -> route.getValue().getBeanType().getPackageName().equals("com.teammate.portal"))
			.filter((route) -> route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.POST))
			.flatMap((route) -> route.getKey().getPatternValues().stream())
			.map((path) -> "POST " + path)
			.filter((route) -> !NO_FORMS.contains(route))
			.sorted()
			.toList();
		assertThat(routes).hasSizeGreaterThan(25);
		return routes;
	}

	private static ResellerId newReseller(String email) {
		return TestSandbox.bean(Accounts.class).open(new Terms("Voices", email, Offer.everything(), null), "Ada", ACT);
	}

	private static String colleague() {
		ada.submit(ada.open("/account/people"), "/people", "name", "Cal", "email",
				"cal@" + UUID.randomUUID() + ".example");
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
		TestSandbox.bean(Brands.class).remove(reseller, Party.SYSTEM);
		ada.submit(ada.open("/account/brand"), "/account/brand", "name", "Green Harbour");
		if (logo) {
			Form upload = form("/account/brand", "/logo", typed("file", "logo"));
			upload.send(ada.open("/account/brand"), upload.right);
		}
		return "/account/brand";
	}

	private static String upload() {
		Form upload = form("/enterprises/bulk", "/bulk", typed("file", list()));
		return upload.send(ada.open("/enterprises/bulk"), upload.right).getUrl().getPath();
	}

	private static String list() {
		return "name,adminEmail,sbcRegions,services\nContoso,admin@" + Seller.domain() + ",us-west,TRUNK\n";
	}

	private static String invited() {
		Form add = form("/enterprises/new", "/enterprises/new", typed("name", "Managed", "adminEmail",
				"admin@" + Seller.domain(), "sbcRegions", "us-west", "services", "TRUNK"));
		String id = last(add.send(ada.open("/enterprises/new"), add.right).getUrl().getPath());
		await().atMost(Duration.ofSeconds(60))
			.until(() -> ada.open("/enterprises/" + id).asNormalizedText(),
					(page) -> page.contains("must enter the invitation code"));
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

	private static String last(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	private static Form form(Supplier<String> page, String action) {
		return form(page, action, Map.of());
	}

	private static Form form(String page, String action, Map<String, String> right) {
		return form(() -> page, action, right);
	}

	private static Form form(Supplier<String> page, String action, Map<String, String> right) {
		return new Form(page, action, right, Map.of(), () -> UNKNOWN, false);
	}

	private static Map<String, String> typed(String... fields) {
		Map<String, String> typed = new LinkedHashMap<>();
		for (int i = 0; i < fields.length; i += 2) {
			typed.put(fields[i], fields[i + 1]);
		}
		return typed;
	}

	/** How a form is filled in, and what it changes. */
	private record Form(Supplier<String> page, String action, Map<String, String> right, Map<String, String> wrong,
			Supplier<Object> state, boolean open) {

		Form wrong(String... typed) {
			return new Form(this.page, this.action, this.right, typed(typed), this.state, this.open);
		}

		Form changing(String question) {
			return new Form(this.page, this.action, this.right, this.wrong,
					() -> String
						.valueOf(JDBC.sql(question).param("reseller", reseller.value()).query().singleColumn().get(0)),
					this.open);
		}

		Form forEverybody() {
			return new Form(this.page, this.action, this.right, this.wrong, this.state, true);
		}

		Colleague browser() {
			return this.open ? stranger : ada;
		}

		HtmlPage send(HtmlPage page, Map<String, String> typed) {
			Filled filled = of(page);
			typed.forEach(filled::type);
			return filled.press();
		}

		Filled of(HtmlPage page) {
			String end = this.action.replace("{last}", last(page.getUrl().getPath()));
			return new Filled(page.getForms()
				.stream()
				.filter((each) -> each.getMethodAttribute().equalsIgnoreCase("post"))
				.filter((each) -> each.getActionAttribute().endsWith(end)
						&& !each.getActionAttribute().equals("/logout"))
				.findFirst()
				.orElseThrow(() -> new AssertionError("No form for " + end + " in " + page.asXml())));
		}

	}

	/** A form on a page. */
	private record Filled(HtmlForm form) {

		void type(String name, String text) {
			for (HtmlElement field : fields(name)) {
				if (field instanceof HtmlFileInput file) {
					boolean picture = text.equals("logo");
					file.setValue(picture ? "logo.png" : "list.csv");
					file.setContentType(picture ? "image/png" : "text/csv");
					file.setData(picture ? picture() : text.getBytes(StandardCharsets.UTF_8));
				}
				else if (field instanceof HtmlTextArea area) {
					area.setText(text);
				}
				else if (field instanceof HtmlInput input && input.getTypeAttribute().equals("checkbox")) {
					input.setChecked(input.isChecked() || input.getValueAttribute().equals(text));
				}
				else {
					((HtmlInput) field).setValue(text);
				}
			}
		}

		/** What stands in the field; passwords never come back. */
		String typed(String name) {
			HtmlElement field = fields(name).get(0);
			if (field instanceof HtmlTextArea area) {
				return area.getText();
			}
			HtmlInput input = (HtmlInput) field;
			return switch (input.getTypeAttribute()) {
				case "checkbox" -> fields(name).stream()
					.map(HtmlInput.class::cast)
					.filter(HtmlInput::isChecked)
					.map(HtmlInput::getValueAttribute)
					.findFirst()
					.orElse("");
				case "password" -> {
					assertThat(input.getValue()).isEmpty();
					yield "secret";
				}
				default -> input.getValue();
			};
		}

		HtmlPage press() {
			try {
				return this.form.getElementsByTagName("button").get(0).click();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private List<HtmlElement> fields(String name) {
			List<HtmlElement> fields = Stream
				.concat(this.form.getInputsByName(name).stream().map(HtmlElement.class::cast),
						this.form.getTextAreasByName(name).stream())
				.toList();
			assertThat(fields).as(name).isNotEmpty();
			return fields;
		}

		private static byte[] picture() {
			try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
				ImageIO.write(new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB), "png", out);
				return out.toByteArray();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
