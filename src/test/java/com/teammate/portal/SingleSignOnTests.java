package com.teammate.portal;

import java.util.List;
import java.util.Map;

import com.teammate.account.Vouching;
import com.teammate.sandbox.SecondNode;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Logging in by OpenID Connect, with a provider that stands for a real one. */
class SingleSignOnTests {

	private static Vouching provider;

	private static SecondNode node;

	private final Colleague somebody = new Colleague("http://localhost:" + node.port());

	@BeforeAll
	static void switchItOn() throws Exception {
		provider = Vouching.start();
		node = SecondNode.atItsOwnAddress((url) -> List.of("--teammate.portal.public-url=" + url,
				"--teammate.portal.oidc.issuer=" + provider.issuer(), "--teammate.portal.oidc.client-id=teammate",
				"--teammate.portal.oidc.client-secret=secret", "--teammate.portal.oidc.label=Northwind ID",
				"--teammate.support.public-url=" + url, "--teammate.support.oidc.issuer=" + provider.issuer(),
				"--teammate.support.oidc.client-id=teammate", "--teammate.support.oidc.client-secret=secret"));
	}

	@AfterAll
	static void switchItOff() {
		node.close();
		provider.close();
	}

	@AfterEach
	void closeBrowser() {
		this.somebody.close();
	}

	@Test
	void letsInWhoHasAnAccountWithTheVerifiedAddress() throws Exception {
		provider.vouchFor(Map.of("email", "Reseller@northwind.example", "email_verified", true));

		HtmlPage page = this.somebody.open("/login").getAnchorByText("Log in with Northwind ID").click();

		assertThat(page.getUrl().getPath()).isEqualTo("/enterprises");
		assertThat(page.asNormalizedText()).contains("Nora North");
	}

	@Test
	void letsNobodyInByAnAddressThatIsUnknownOrNotVerified() {
		provider.vouchFor(Map.of("email", "stranger@northwind.example", "email_verified", true));
		HtmlPage unknown = this.somebody.open("/login/sso/go");
		provider.vouchFor(Map.of("email", "reseller@northwind.example", "email_verified", false));
		HtmlPage unverified = this.somebody.open("/login/sso/go");

		assertThat(unknown.asNormalizedText()).contains("no account for it here");
		assertThat(unverified.asNormalizedText()).isEqualTo(unknown.asNormalizedText());
		assertThat(this.somebody.isIn()).isFalse();
	}

	@Test
	void givesStaffTheRolesOfTheirClaim() {
		provider.vouchFor(Map.of("email", "ada@teammate.example", "roles", List.of("Operator")));

		HtmlPage desk = this.somebody.open("/staff/login/sso/go");

		assertThat(desk.getUrl().getPath()).isEqualTo("/support");
		assertThat(Colleague.status(this.somebody.open("/staff/resellers"))).isEqualTo(200);
		assertThat(Colleague.status(this.somebody.open("/enterprises"))).isEqualTo(403);
	}

	@Test
	void letsNobodyInAsStaffWithoutARole() {
		provider.vouchFor(Map.of("email", "ada@teammate.example", "roles", List.of("CLEANER")));

		HtmlPage page = this.somebody.open("/staff/login/sso/go");

		assertThat(page.getUrl().getPath()).isEqualTo("/staff/login");
		assertThat(page.asNormalizedText()).contains("no role");
	}

}
