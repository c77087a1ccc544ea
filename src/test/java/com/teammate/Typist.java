package com.teammate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import com.teammate.Form.Trait;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody in front of a real Chromium who fills in forms: wrongly, with a double click,
 * and with the browser's button for the way back.
 */
public final class Typist implements AutoCloseable {

	private final String product;

	private final BrowserContext profile;

	private final Page page;

	private final List<String> faults = new ArrayList<>();

	private final List<Request> sent = new ArrayList<>();

	public Typist(Browser browser, String product) {
		this(browser.newContext(), product);
	}

	public Typist(BrowserContext profile, String product) {
		this.product = product;
		this.profile = profile;
		this.page = profile.newPage();
		this.page.onDialog(Dialog::accept);
		this.page.onPageError(this.faults::add);
		this.page.onRequest((request) -> {
			if (isForm(request)) {
				this.sent.add(request);
			}
		});
	}

	public BrowserContext profile() {
		return this.profile;
	}

	public Page page() {
		return this.page;
	}

	public int open(String path) {
		return this.page.navigate(this.product + path).status();
	}

	public String path() {
		return URI.create(this.page.url()).getPath();
	}

	public String text() {
		return this.page.locator("main").innerText();
	}

	/**
	 * Sends the form wrong, by key, and finds a word at a field and all that was typed.
	 */
	public void isToldWhatIsWrong(Form form) {
		open(form.page().get());
		Object before = form.state().get();
		Locator filled = fillIn(form, form.wrong());
		String[] names = form.wrong().keySet().toArray(String[]::new);
		Locator last = filled.locator("[name='" + names[names.length - 1] + "']").first();

		Response answer = isText(last) ? this.page.waitForNavigation(() -> last.press("Enter")) : send(form, filled);

		assertThat(answer.status()).as(text()).isIn(200, 409, 422);
		assertThat(wordsAt(form.on(this.page).locator("[aria-invalid=true]").first())).as(text()).isNotBlank();
		expectTyped(form, form.wrong());
		assertThat(form.state().get()).isEqualTo(before);
		goesAwayAndComesBack();
	}

	/**
	 * Sends the form by a double click, once more as a browser without scripts would, and
	 * from wherever the way back leads to.
	 */
	public void changesItOnce(Form form) {
		open(form.page().get());
		Object before = form.state().get();
		Locator filled = typeIn(form);
		String action = filled.getAttribute("action");
		this.sent.clear();

		Response once = clickTwice(filled.locator(form.button()).first());

		Object after = form.state().get();
		assertThat(once.status()).as(text()).isEqualTo(200);
		if (before != Form.UNKNOWN) {
			assertThat(after).isNotEqualTo(before);
		}
		goesAwayAndComesBack();
		assertThat(this.sent).hasSize(1);
		if (!form.right().containsKey("file") && !form.is(Trait.NEEDS_THE_SCRIPT)) {
			assertThat(repeat(this.sent.get(0))).isIn(200, 404, 409, 422);
			assertThat(form.state().get()).isEqualTo(after);
		}
		Response back = this.page.goBack();
		assertThat(back.status()).isIn(200, 404);
		Locator there = (action != null) ? form.at(this.page, "[action='" + action + "']") : form.on(this.page);
		if (!form.is(Trait.ACTS_ANEW) && there.count() > 0) {
			assertThat(send(form, fillIn(there, form.right())).status()).isIn(200, 404, 409, 422);
			assertThat(form.state().get()).isEqualTo(after);
		}
		assertThat(this.faults).isEmpty();
	}

	/** Fills in the form as it should be, and presses its button. */
	public Response send(Form form) {
		return send(form, fillIn(form, form.right()));
	}

	/** Presses the form's button. */
	public Response send(Form form, Locator filled) {
		return this.page.waitForNavigation(() -> filled.locator(form.button()).first().click());
	}

	/** Types into the form of the page that is open. */
	public Locator fillIn(Form form, Map<String, String> typed) {
		return fillIn(form.on(this.page), typed);
	}

	/** The same by keys. */
	private Locator typeIn(Form form) {
		Locator filled = fillIn(form, form.right());
		form.right()
			.keySet()
			.stream()
			.map((name) -> filled.locator("[name='" + name + "']").first())
			.forEach((field) -> {
				if (isText(field)) {
					field.clear();
					field.pressSequentially(form.right().get(field.getAttribute("name")));
				}
			});
		leave();
		return filled;
	}

	/** Once it can be seen; and leaves the last field. */
	private Locator fillIn(Locator form, Map<String, String> typed) {
		reveal(form);
		typed.forEach((name, text) -> type(form, name, text));
		if (!typed.isEmpty()) {
			leave();
		}
		return form;
	}

	/** What the page asks for meanwhile would move what is to be pressed. */
	private void leave() {
		this.page.keyboard().press("Tab");
		assertThat(this.page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).hasCount(0);
	}

	/** All that was typed stands in the form; passwords and files never come back. */
	public void expectTyped(Form form, Map<String, String> typed) {
		Locator filled = form.on(this.page);
		typed.forEach((name, text) -> {
			Locator field = filled.locator("[name='" + name + "']").first();
			String type = field.getAttribute("type");
			if ("password".equals(type)) {
				assertThat(field).hasValue("");
			}
			else if ("checkbox".equals(type)) {
				assertThat(filled.locator("[name='" + name + "'][value='" + text + "']")).isChecked();
			}
			else if (!"file".equals(type)) {
				assertThat(field).hasValue(text);
			}
		});
	}

	@Override
	public void close() {
		this.profile.close();
	}

	private void goesAwayAndComesBack() {
		String here = this.page.url();
		this.page.navigate("about:blank");
		Response back = this.page.goBack();
		assertThat(back.status()).as(here).isIn(200, 404);
		assertThat(this.page.url()).startsWith(this.product);
	}

	/** No answer comes before the second click, however slow this machine is. */
	private Response clickTwice(Locator button) {
		List<Route> held = new ArrayList<>();
		this.page.route("**", (route) -> {
			if (isForm(route.request()) && held.isEmpty()) {
				held.add(route);
			}
			else {
				route.resume();
			}
		});
		Response answer = this.page.waitForNavigation(() -> {
			button.dblclick();
			this.page.waitForCondition(() -> !held.isEmpty());
			held.get(0).resume();
		});
		this.page.unroute("**");
		return answer;
	}

	/** With the cookies of now. */
	private int repeat(Request request) {
		return this.page.request()
			.fetch(request.url(),
					RequestOptions.create()
						.setMethod(request.method())
						.setHeader("Content-Type", request.headerValue("content-type"))
						.setHeader("Origin", this.product)
						.setHeader("Referer", request.headerValue("referer"))
						.setData(request.postDataBuffer()))
			.status();
	}

	private static void reveal(Locator form) {
		Locator closed = form.locator("xpath=ancestor::details[not(@open)]");
		for (int left = closed.count(); left > 0; left--) {
			closed.first().locator("xpath=./summary").click();
		}
	}

	private static void type(Locator form, String name, String text) {
		Locator fields = form.locator("[name='" + name + "']");
		Locator field = fields.first();
		switch (String.valueOf(field.getAttribute("type"))) {
			case "file" ->
				field.setInputFiles(text.equals(Form.PICTURE) ? new FilePayload("logo.png", "image/png", picture())
						: new FilePayload("list.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
			case "checkbox", "radio" -> form.locator("[name='" + name + "'][value='" + text + "']").check();
			default -> field.fill(text);
		}
	}

	/** The words that a person hears who stands in the field. */
	private String wordsAt(Locator field) {
		StringBuilder words = new StringBuilder();
		Stream.of(field.getAttribute("aria-describedby").split(" "))
			.map((id) -> this.page.locator("[id='" + id + "']"))
			.filter(Locator::isVisible)
			.filter((each) -> each.getAttribute("class").matches(".*\\b(wrong|bad|problem)\\b.*"))
			.forEach((each) -> words.append(each.innerText()));
		return words.toString();
	}

	private static boolean isText(Locator field) {
		String type = field.getAttribute("type");
		return type != null && !List.of("file", "checkbox", "radio").contains(type);
	}

	private static boolean isForm(Request request) {
		return request.method().equals("POST") && request.isNavigationRequest();
	}

	/** A logo. */
	public static byte[] picture() {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(new BufferedImage(60, 20, BufferedImage.TYPE_INT_RGB), "png", out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
