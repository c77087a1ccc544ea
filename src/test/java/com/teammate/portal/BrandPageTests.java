package com.teammate.portal;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

import javax.imageio.ImageIO;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.teammate.Browser;
import com.teammate.Looks;
import com.teammate.account.Accounts;
import com.teammate.audit.StaffAct;
import com.teammate.brand.Brands;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlFileInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A reseller gives itself a look, and its customers meet it on page and in mail. */
class BrandPageTests {

	private static final String PASSWORD = "seven green bicycles";

	private final String portal = TestSandbox.world().publicUrl().toString();

	private final String email = "ada@" + UUID.randomUUID() + ".example";

	@Test
	void givesPagesAndMailsTheLookOfTheReseller() throws IOException {
		ResellerId reseller = newReseller();
		try (Browser browser = Browser.open(); BrowserContext context = browser.newContext()) {
			Page page = context.newPage();
			page.navigate(this.portal + Colleague.linkIn(this.email, 1));
			page.getByLabel("New password").fill(PASSWORD);
			page.keyboard().press("Enter");
			assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Enterprises").setLevel(1)))
				.isVisible();
			page.navigate(this.portal + "/account/brand");
			page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Blue Harbour");
			page.getByLabel("Colour", new Page.GetByLabelOptions().setExact(true)).fill("#ff7a00");
			page.getByLabel("Footer").fill("Blue Harbour Ltd\n1 Quay <Street>");
			page.keyboard().press("Tab");
			page.keyboard().press("Enter");
			assertThat(page.locator("#colour-error")).containsText("2.2");
			Looks.take(page, "brand-refused");

			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save with")).click();
			assertThat(page.getByText("Saved.")).isVisible();
			page.getByLabel("Picture").setInputFiles(new FilePayload("logo.png", "image/png", logo()));
			page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload")).click();
			assertThat(page.locator("header img.logo")).hasAttribute("alt", "Blue Harbour");
			assertThat(page.frameLocator("iframe >> nth=0").locator("h1")).containsText("Contoso");
			assertThat(page.frameLocator("iframe >> nth=1").locator("img")).isVisible();
			Looks.take(page, "brand");

			String domain = Seller.domain();
			page.navigate(this.portal + "/enterprises/new");
			page.getByLabel("Enterprise Name").fill("Contoso " + domain);
			page.getByLabel("Enterprise Admin Email ID").fill("admin@" + domain);
			page.getByLabel("US West", new Page.GetByLabelOptions().setExact(true)).check();
			page.getByLabel("Trunk").check();
			page.locator("main button[type=submit]").last().click();
			Mail mail = Colleague.letters("admin@" + domain, 1).get(0);
			assertThat(mail.from()).startsWith("Blue Harbour <").doesNotContain(domain);
			assertThat(mail.subject()).startsWith("Blue Harbour invites");
			assertThat(mail.html()).contains("cid:", "1 Quay &lt;Street&gt;").doesNotContain("TeamMate");
			assertThat(mail.text()).contains("1 Quay <Street>");
			assertThat(mail.pictures()).hasSize(1);

			String link = mail.text().replaceAll("(?s).*(/invitations/[A-Za-z0-9_-]+).*", "$1");
			// A letter is in the mail an instant before that is on record.
			await().pollInSameThread().until(() -> page.navigate(this.portal + link).status() == 200);
			assertThat(page.locator("header img.logo")).hasAttribute("alt", "Blue Harbour");
			page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
			assertThat(page.locator("button[type=submit]").first()).hasCSS("background-color", colour(reseller));
			assertThat(page.locator("footer")).containsText("1 Quay <Street>");
			assertThat(page.locator("body")).not().containsText("TeamMate");
			Looks.take(page, "branded-code");
		}
	}

	@Test
	void isForAdministratorsOfTheResellerOnlyAndGoesBack() throws IOException {
		newReseller();
		try (Colleague ada = new Colleague(); Colleague bob = new Colleague(); Seller other = Seller.adventure()) {
			HtmlPage in = ada.submit(ada.open(Colleague.linkIn(this.email, 1)), "", "password", PASSWORD);
			HtmlPage wrong = ada.submit(ada.open("/account/brand"), "/account/brand", "name", "A <b>", "senderName",
					"x@y.example");
			HtmlPage saved = ada.submit(wrong, "/account/brand", "name", "Blue Harbour", "senderName", "");
			HtmlPage late = ada.submit(wrong, "/account/brand", "name", "Too late", "senderName", "");
			String address = "bob@" + this.email.substring(4);
			ada.submit(ada.open("/account/people"), "/people", "name", "Bob", "email", address);
			bob.submit(bob.open(Colleague.linkIn(address, 1)), "", "password", PASSWORD);

			assertThat(in.asNormalizedText()).contains("TeamMate");
			assertThat(Colleague.status(wrong)).isEqualTo(422);
			assertThat(wrong.asNormalizedText()).contains("Name must not have @, < or >",
					"Sender of mails must not have @, < or >");
			assertThat(saved.asNormalizedText()).contains("Saved.", "Blue Harbour").doesNotContain("TeamMate");
			assertThat(Colleague.status(late)).isEqualTo(409);
			assertThat(Colleague.status(bob.open("/account/brand"))).isEqualTo(403);
			assertThat(Colleague.status(bob.open("/account/brand/mail"))).isEqualTo(403);
			assertThat(bob.open("/enterprises").asNormalizedText()).contains("Blue Harbour");
			assertThat(other.get("/account/brand").asNormalizedText()).doesNotContain("Blue Harbour");
			assertThat(other.get("/account/brand/mail").asNormalizedText()).doesNotContain("Blue Harbour");

			HtmlPage removed = ada.submit(ada.open("/account/brand"), "/brand/remove");

			assertThat(removed.asNormalizedText()).contains("Removed.", "TeamMate").doesNotContain("Blue Harbour");
		}
	}

	@Test
	void saysThatALogoIsTooLargeHoweverLargeItIs() {
		newReseller();
		try (Colleague ada = new Colleague()) {
			ada.submit(ada.open(Colleague.linkIn(this.email, 1)), "", "password", PASSWORD);
			for (int bytes : List.of(600 * 1024, 21 * 1024 * 1024)) {
				HtmlPage page = ada.open("/account/brand");
				HtmlFileInput file = page.getHtmlElementById("file");
				file.setValue("logo.png");
				file.setData(new byte[bytes]);

				assertThat(ada.submit(page, "/logo").asNormalizedText()).contains("The file is larger than 512 KB.");
			}
		}
	}

	private ResellerId newReseller() {
		return TestSandbox.bean(Accounts.class)
			.open(new Terms("Voices", this.email, Offer.everything(), null), "Ada",
					new StaffAct("operator", "Contract 17"));
	}

	private static String colour(ResellerId reseller) {
		var colour = TestSandbox.bean(Brands.class).of(reseller).orElseThrow().wish().colour();
		return "rgb(%d, %d, %d)".formatted(colour.red(), colour.green(), colour.blue());
	}

	private static byte[] logo() throws IOException {
		BufferedImage image = new BufferedImage(600, 150, BufferedImage.TYPE_INT_ARGB);
		Graphics2D pen = image.createGraphics();
		pen.setColor(new Color(20, 60, 120));
		pen.fillOval(10, 10, 130, 130);
		pen.setFont(pen.getFont().deriveFont(70f));
		pen.drawString("Blue Harbour", 160, 100);
		pen.dispose();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, "png", out);
		return out.toByteArray();
	}

	/**
	 * Wide and narrow, by day and by night, without a fault for axe, which cannot look
	 * into frames where nothing runs.
	 */

}
