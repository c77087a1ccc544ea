package com.teammate.journey;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import org.junit.jupiter.api.Test;

import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/** What passes through a journey and must stay nowhere. */
class SecretsJourneyTests {

	/** Of tokens only their beginning is the same; none of ours is handed to a test. */
	private static final String TOKEN = "eyJ";

	private static final List<String> SETTINGS = List.of("teammate.microsoft.client-secret", "teammate.dns.key.secret",
			"teammate.invitation.key", "teammate.consent.key", "teammate.webhook.key");

	@Test
	void leavesNoSecretBehind() {
		try (Company company = Company.swift()) {
			company.administrator()
				.typeCode(company.administrator().open(Administrator.link(company.letter(1))), "WRNG-WRNG-WRNG");
			company.consent();
			company.awaitActive();
			Mail invitation = company.letter(1);
			String path = Administrator.link(invitation).getPath();
			String link = path.substring(path.lastIndexOf('/') + 1);
			Set<String> secrets = secrets(company, Administrator.code(invitation));

			assertThat(secrets).hasSizeGreaterThanOrEqualTo(11)
				.allMatch((secret) -> secret.length() >= 8 || secret.equals(TOKEN));
			assertThat(secrets).noneMatch(Tables.dump((table) -> true)::contains);
			String engine = Tables.dump((table) -> table.startsWith("act_"));
			assertThat(engine).contains(company.id()).doesNotContain(link, company.admin());
			String log = TestSandbox.log().text();
			assertThat(secrets).noneMatch(log::contains);
			assertThat(log).contains("Started").doesNotContain(link, company.admin());
		}
	}

	private static Set<String> secrets(Company company, String code) {
		Set<String> secrets = new TreeSet<>(company.administrator().secrets());
		secrets.add(code);
		secrets.add(code.replace("-", ""));
		secrets.add("tmk_sandbox_northwind");
		secrets.add(TOKEN);
		Environment settings = TestSandbox.bean(Environment.class);
		SETTINGS.forEach((name) -> secrets.add(settings.getRequiredProperty(name)));
		return secrets;
	}

}
