package com.teammate.portal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import com.teammate.account.Accounts;
import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Terms;
import com.teammate.sandbox.TestSandbox;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How people of a reseller come in, over HTTP and by mail. */
class AccountTests {

	private static final String PASSWORD = "seven green bicycles";

	private static final StaffAct STAFF = new StaffAct("operator", "Contract 17");

	private final String email = "ada@" + UUID.randomUUID() + ".example";

	private final Colleague ada = new Colleague();

	private final Colleague other = new Colleague();

	@AfterEach
	void closeBrowsers() {
		this.ada.close();
		this.other.close();
	}

	@Test
	void activatesAnAccountByTheMailedLinkAndLandsOnEnterprises() {
		ResellerId reseller = newReseller();
		String link = Colleague.linkIn(this.email, 1);

		HtmlPage form = this.ada.open(link);
		HtmlPage page = this.ada.submit(this.ada.open(link), "", "name", "Ada Lovelace", "password", PASSWORD);

		assertThat(form.asNormalizedText()).contains(this.email);
		assertThat(form.getForms().get(0).getInputByName("name").getValue()).isEqualTo("Ada");
		assertThat(page.getUrl().getPath()).isEqualTo("/enterprises");
		assertThat(page.asNormalizedText()).contains("Ada Lovelace");
		assertThat(this.other.logIn(this.email.toUpperCase(Locale.ROOT), PASSWORD).getUrl().getPath())
			.isEqualTo("/enterprises");
		assertThat(TestSandbox.bean(Audit.class).of(reseller.value())).extracting(Audit.Entry::text)
			.containsExactly("Created the reseller Voices", "Activated the account", "Logged in");
	}

	@Test
	void asksWhoIsLoggedInHereForTheStaffsLoginAtTheDesk() {
		this.ada.logIn("reseller@northwind.example", "sandbox");

		HtmlPage asked = this.ada.open("/support/funnel");
		HtmlPage desk = this.ada.submit(asked, "/staff/login", "username", "viewer", "password", "sandbox");

		assertThat(asked.getUrl().getPath()).isEqualTo("/staff/login");
		assertThat(asked.asNormalizedText()).contains("You are logged in as somebody of a reseller");
		assertThat(desk.getUrl().getPath()).isEqualTo("/support/funnel");
		assertThat(Colleague.status(this.ada.open("/staff/resellers"))).isEqualTo(403);
	}

	@Test
	void tellsTheStaffInThePortalThatTheirsIsTheDesk() {
		this.ada.submit(this.ada.open("/support"), "/staff/login", "username", "operator", "password", "sandbox");

		HtmlPage portal = this.ada.open("/enterprises");

		assertThat(Colleague.status(portal)).isEqualTo(403);
		assertThat(portal.asNormalizedText()).contains("You are logged in as staff");
		assertThat(portal.getAnchorByHref("/support").asNormalizedText()).isEqualTo("Go to the support desk");
		assertThat(portal.getAnchorByHref("/login").asNormalizedText()).isEqualTo("Log in as somebody of a reseller");
	}

	@Test
	void takesEachLinkOnce() {
		newReseller();
		String link = activate();

		HtmlPage again = this.other.open(link);
		HtmlPage unknown = this.other.open(link + "x");

		assertThat(Colleague.status(again)).isEqualTo(404);
		assertThat(again.asNormalizedText()).contains("This link does not work any more")
			.isEqualTo(unknown.asNormalizedText());
	}

	@Test
	void takesNoExpiredLink() {
		newReseller();
		String link = Colleague.linkIn(this.email, 1);
		HtmlPage form = this.ada.open(link);

		TestSandbox.world().clock().forward(Duration.ofDays(8));
		HtmlPage page = this.ada.submit(form, "", "password", PASSWORD);

		assertThat(Colleague.status(page)).isEqualTo(404);
		assertThat(this.ada.isIn()).isFalse();
	}

	@Test
	void refusesEasyPasswordsAndKeepsTheLink() {
		newReseller();
		String link = Colleague.linkIn(this.email, 1);

		HtmlPage form = this.ada.open(link);
		HtmlPage easy = this.ada.submit(form, "", "name", "Ada L", "password", "P@ssw0rd1234");

		assertThat(Colleague.status(easy)).isEqualTo(422);
		assertThat(easy.asNormalizedText()).contains("Others would try this one early");
		assertThat(easy.getForms().get(0).getInputByName("name").getValue()).isEqualTo("Ada L");
		assertThat(this.ada.submit(easy, "", "password", PASSWORD).getUrl().getPath()).isEqualTo("/enterprises");
	}

	@Test
	void locksAnAccountAfterWrongPasswordsAndSaysNothingAboutIt() {
		newReseller();
		activate();

		HtmlPage wrong = this.other.logIn(this.email, "wrong");
		for (int i = 0; i < 4; i++) {
			this.other.logIn(this.email, "wrong");
		}
		HtmlPage locked = this.other.logIn(this.email, PASSWORD);
		HtmlPage unknown = this.other.logIn("nobody@" + this.email, PASSWORD);

		assertThat(locked.asNormalizedText()).isEqualTo(wrong.asNormalizedText()).isEqualTo(unknown.asNormalizedText());
		assertThat(Colleague.letters(this.email, 2).get(1).subject()).contains("locked");
		assertThat(this.ada.isIn()).isTrue();
	}

	@Test
	void opensALockedAccountAfterItsTime() {
		newReseller();
		activate();
		for (int i = 0; i < 5; i++) {
			this.other.logIn(this.email, "wrong");
		}

		TestSandbox.world().clock().forward(Duration.ofMinutes(16));

		assertThat(this.other.logIn(this.email, PASSWORD).getUrl().getPath()).isEqualTo("/enterprises");
	}

	@Test
	void opensALockedAccountAtOnceByTheMailedLink() {
		newReseller();
		activate();
		for (int i = 0; i < 5; i++) {
			this.other.logIn(this.email, "wrong");
		}

		HtmlPage form = this.other.open(Colleague.linkIn(this.email, 2));
		HtmlPage page = this.other.submit(form, "", "password", "eight blue tricycles");

		assertThat(page.getUrl().getPath()).isEqualTo("/enterprises");
		assertThat(this.ada.isIn()).isFalse();
	}

	@Test
	void answersTheSameToEveryAddressThatForgot() {
		newReseller();
		activate();
		String stranger = "nobody@" + this.email.substring(4);

		HtmlPage unknown = this.other.submit(this.other.open("/account/forgotten"), "/forgotten", "email", stranger);
		HtmlPage known = this.other.submit(this.other.open("/account/forgotten"), "/forgotten", "email", this.email);
		HtmlPage form = this.other.open(Colleague.linkIn(this.email, 2));

		assertThat(known.asNormalizedText()).contains("a link is on its way").isEqualTo(unknown.asNormalizedText());
		assertThat(TestSandbox.world().mailbox().to(stranger)).isEmpty();
		assertThat(this.other.submit(form, "", "password", "eight blue tricycles").getUrl().getPath())
			.isEqualTo("/enterprises");
		assertThat(this.ada.isIn()).isFalse();
	}

	@Test
	void endsOtherSessionsWithANewPassword() {
		newReseller();
		activate();
		this.other.logIn(this.email, PASSWORD);

		HtmlPage wrong = this.ada.submit(this.ada.open("/account/password"), "/password", "current", "wrong",
				"password", "eight blue tricycles");
		HtmlPage changed = this.ada.submit(wrong, "/password", "current", PASSWORD, "password", "eight blue tricycles");

		assertThat(wrong.asNormalizedText()).contains("This is not your current password.");
		assertThat(changed.asNormalizedText()).contains("Your password is changed");
		assertThat(this.ada.isIn()).isTrue();
		assertThat(this.other.isIn()).isFalse();
		assertThat(Colleague.letters(this.email, 2).get(1).subject()).contains("was changed");
	}

	@Test
	void letsAdministratorsInviteAndRemoveColleagues() {
		newReseller();
		activate();
		String bob = "bob@" + this.email.substring(4);
		HtmlPage taken = this.ada.submit(this.ada.open("/account/people"), "/people", "name", "Ada", "email",
				this.email);

		HtmlPage people = this.ada.submit(taken, "/people", "name", "Bob", "email", bob);
		HtmlPage in = this.other.submit(this.other.open(Colleague.linkIn(bob, 1)), "", "password", PASSWORD);

		assertThat(taken.asNormalizedText()).contains("There is an account with this address already.");
		assertThat(people.asNormalizedText()).contains("The invitation is on its way.", bob);
		assertThat(in.asNormalizedText()).contains("Bob").doesNotContain("API keys");
		assertThat(Colleague.status(this.other.open("/account/keys"))).isEqualTo(403);
		assertThat(this.other.open("/account/keys").asNormalizedText()).contains("Only administrators of your company");
		assertThat(this.other.open("/account/people").getForms()).hasSize(1);

		this.ada.submit(this.ada.open("/account/people"), "/remove");

		assertThat(this.other.isIn()).isFalse();
		assertThat(this.other.logIn(bob, PASSWORD).getUrl().getPath()).isEqualTo("/login");
	}

	@Test
	void letsAdministratorsSayWhoIsOneOfThem() {
		newReseller();
		activate();
		String bob = "bob@" + this.email.substring(4);
		this.ada.submit(this.ada.open("/account/people"), "/people", "name", "Bob", "email", bob);
		this.other.submit(this.other.open(Colleague.linkIn(bob, 1)), "", "password", PASSWORD);
		HtmlPage before = this.ada.open("/account/people");

		HtmlPage changed = this.ada.submit(before, "/role");
		boolean stillIn = this.other.isIn();
		this.other.logIn(bob, PASSWORD);
		HtmlPage keys = this.other.open("/account/keys");
		this.ada.submit(this.ada.open("/account/people"), "/role");

		assertThat(before.asXml()).contains("Make administrator").doesNotContain("Make member");
		assertThat(changed.asNormalizedText()).contains("The role is changed.");
		assertThat(stillIn).isFalse();
		assertThat(Colleague.status(keys)).isEqualTo(200);
		assertThat(this.other.isIn()).isFalse();
		this.other.logIn(bob, PASSWORD);
		assertThat(Colleague.status(this.other.open("/account/keys"))).isEqualTo(403);
	}

	@Test
	void letsNobodyRemoveThemselvesOrChangeTheirOwnRole() {
		ResellerId reseller = newReseller();
		activate();
		String own = TestSandbox.bean(Accounts.class).people(reseller).get(0).user().id().toString();

		for (String act : List.of("remove", "role")) {
			HtmlPage page = this.ada.open("/account/people");
			HtmlForm form = page.getForms().get(page.getForms().size() - 1);
			form.setActionAttribute("/account/people/" + own + "/" + act);
			HtmlPage refused = this.ada.submit(page, own + "/" + act);

			assertThat(Colleague.status(refused)).isEqualTo(409);
			assertThat(refused.asNormalizedText()).contains("So there is always one. Nothing was changed.");
		}
		assertThat(this.ada.isIn()).isTrue();
	}

	@Test
	void letsNobodyOfASuspendedResellerIn() {
		ResellerId reseller = newReseller();
		activate();

		TestSandbox.bean(Accounts.class).suspend(reseller, STAFF);

		assertThat(this.ada.isIn()).isFalse();
		assertThat(this.other.logIn(this.email, PASSWORD).asNormalizedText()).contains("is suspended");
		assertThat(this.other.logIn(this.email, "wrong").asNormalizedText()).contains("is wrong");
	}

	private ResellerId newReseller() {
		return TestSandbox.bean(Accounts.class)
			.open(new Terms("Voices", this.email, Offer.everything(), null), "Ada", STAFF);
	}

	/** Gives the path of the link, which is used up then. */
	private String activate() {
		String link = Colleague.linkIn(this.email, 1);
		this.ada.submit(this.ada.open(link), "", "password", PASSWORD);
		return link;
	}

}
