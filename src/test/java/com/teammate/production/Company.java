package com.teammate.production;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import com.teammate.journey.Administrator;
import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.mail.Mail;
import org.htmlunit.html.HtmlPage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One that is being onboarded by processes of their own: its administrator's visit step
 * by step, and what Microsoft and the mailbox have of it in the end.
 */
final class Company {

	private final SandboxWorld world;

	private final String domain;

	private final String admin;

	private String id = "";

	Company(SandboxWorld world, String domain) {
		this.world = world;
		this.domain = domain;
		this.admin = "admin@" + domain;
	}

	/** One that nobody knows yet. */
	Company(SandboxWorld world) {
		this(world, "b" + UUID.randomUUID().toString().substring(0, 8) + ".example");
	}

	String id() {
		return this.id;
	}

	String domain() {
		return this.domain;
	}

	String admin() {
		return this.admin;
	}

	/** What its reseller asks for. */
	String request() {
		return ResellerProgram.request("Company " + this.domain, this.admin, "us-east-1");
	}

	/** Its reseller begins, once for every company however often. */
	Company begin(ResellerProgram reseller) {
		var answer = reseller.begin(request(), this.domain);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		this.id = ResellerProgram.read(answer).path("id").asText();
		return this;
	}

	/** A link leads somewhere once the task that mailed it has been committed. */
	Mail invitation(ResellerProgram reseller) {
		reseller.awaitNextAction(this.id, "ENTER_CODE");
		return this.world.mailbox().newestTo(this.admin).orElseThrow();
	}

	void visit(Mail invitation) {
		try (Administrator administrator = new Administrator()) {
			HtmlPage first = administrator.accept(invitation);
			HtmlPage second = administrator.grantFirst(first, this.admin);
			administrator.grantSecond(second, this.admin);
		}
	}

	/** What simulated Microsoft has of us below the regions' base domains. */
	List<String> ours(String things, String property) {
		return StreamSupport.stream(this.world.microsoft().state(this.domain).path(things).spliterator(), false)
			.map((thing) -> thing.path(property).asText())
			.filter((name) -> name.endsWith(".sbc.teammate.example"))
			.toList();
	}

	/** A letter that was sent twice is one: mail programs show it once. */
	long letters() {
		return this.world.mailbox().to(this.admin).stream().map(Mail::messageId).distinct().count();
	}

	/** In its tenant there is one of each thing that linking a region makes. */
	void assertNothingTwice() {
		assertThat(ours("domains", "id")).as(this.domain).hasSize(1);
		assertThat(ours("users", "userPrincipalName")).as(this.domain).hasSize(1);
		assertThat(ours("routes", "gateway")).as(this.domain).hasSize(1);
	}

	/** The invitation, and that all is well. */
	void assertBothLetters() {
		await("letters to " + this.admin).atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(letters()).isEqualTo(2));
	}

}
