package com.teammate.journey;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.teammate.audit.StaffAct;
import com.teammate.dns.DnsRecords;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.journey.Plight.Deed;
import com.teammate.journey.Trouble.AtHome;
import com.teammate.journey.Trouble.AtMicrosoft;
import com.teammate.journey.Trouble.AtTeams;
import com.teammate.journey.Trouble.AtTheMailServer;
import com.teammate.journey.Trouble.AtTheNameServer;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.onboarding.Interventions;
import com.teammate.sandbox.Crashes.Mischief;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.voicerouting.VoiceRouting;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.htmlunit.html.HtmlPage;
import org.xbill.DNS.Rcode;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A company for each cause that concerns it alone, so that any number of them may be made
 * at the same time.
 */
final class Plights {

	/** More often than anything is tried. */
	private static final int ALWAYS = 1000;

	private static final SandboxWorld WORLD = TestSandbox.world();

	private final Map<String, Supplier<Plight>> recipes = new LinkedHashMap<>();

	private Plights() {
		Stream.of(AtMicrosoft.values()).forEach((trouble) -> add(trouble, () -> ofMicrosoft(trouble)));
		Stream.of(AtTheNameServer.values()).forEach((trouble) -> add(trouble, () -> ofTheNameServer(trouble)));
		Stream.of(AtHome.values()).forEach((trouble) -> add(trouble, () -> atHome(trouble)));
		Stream.of(AtTeams.values()).forEach((trouble) -> add(trouble, () -> ofTeams(trouble)));
		Stream.of(AtTheMailServer.values())
			.filter((trouble) -> trouble != AtTheMailServer.MAIL_SERVER_UNREACHABLE)
			.forEach((trouble) -> add(trouble, () -> ofTheMailServer(trouble)));
		this.recipes.put("TEAMS_SHELL_LATE", Plights::late);
		this.recipes.put("DOMAIN_TAKEN", Plights::domainTaken);
		this.recipes.put("LICENCE_MISSING", Plights::licenceMissing);
		this.recipes.put("VOICE_NAME_TAKEN", Plights::voiceNameTaken);
		this.recipes.put("MANAGEMENT_NOT_ALLOWED", Plights::managementNotAllowed);
		this.recipes.put("LICENCE_LOST", Plights::licenceLost);
		this.recipes.put("DOMAIN_LOST", Plights::domainLost);
		this.recipes.put("ACTIVATION_USER_LOST", Plights::activationUserLost);
		this.recipes.put("VOICE_ROUTE_CHANGED", Plights::routeChanged);
		this.recipes.put("VOICE_ROUTE_LOST", Plights::routeLost);
		this.recipes.put("DNS_RECORDS_LOST", Plights::recordsLost);
		this.recipes.put("VOICE_ROUTING_IN_USE", Plights::routingInUse);
		this.recipes.put("DELETION_PENDING", Plights::deletionPending);
		this.recipes.put("DOMAIN_IN_USE", Plights::domainInUse);
		this.recipes.put("INVITATION_LOCKED", Plights::locked);
		this.recipes.put("INVITATION_EXPIRED", Plights::expired);
		this.recipes.put("RESELLER_ASKED", () -> asked(Actor.RESELLER, "RESELLER_ASKED"));
		this.recipes.put("ADMINISTRATOR_ASKED", () -> asked(Actor.GLOBAL_ADMIN, "ADMINISTRATOR_ASKED"));
		this.recipes.put("ADMINISTRATOR_SLOW", Plights::slow);
	}

	/** How each is made, by its cause. */
	static Map<String, Supplier<Plight>> recipes() {
		return new Plights().recipes;
	}

	private void add(Enum<?> trouble, Supplier<Plight> recipe) {
		this.recipes.put(trouble.name(), recipe);
	}

	/** An active company that links a second region, at whose first step it happens. */
	private static Plight ofMicrosoft(AtMicrosoft trouble) {
		Company company = active();
		trouble.play(company.tenant(), ALWAYS);
		company.changeTo("{\"sbcRegions\":[\"us-west\",\"us-east-1\"]}");
		return Plight.of(trouble.name(), company, () -> company.tenant().forgetFailures());
	}

	private static Plight ofTheNameServer(AtTheNameServer trouble) {
		Company company = Company.swift();
		refuseUpdates(company, trouble.answer);
		company.consent();
		return Plight.of(trouble.name(), company, () -> acceptUpdates(company));
	}

	private static Plight atHome(AtHome trouble) {
		Company company = Company.swift();
		Mischief mischief = whenever(DnsRecords.class, "publish", company.fqdn(), () -> {
			throw trouble.failure;
		});
		company.consent();
		return Plight.of(trouble.name(), company, mischief::close);
	}

	private static Plight ofTeams(AtTeams trouble) {
		Company company = Company.swift();
		trouble.play(company.tenant(), ALWAYS);
		company.consent();
		return Plight.of(trouble.name(), company, () -> company.tenant().forgetFailures());
	}

	private static Plight ofTheMailServer(AtTheMailServer trouble) {
		String domain = Company.newDomain();
		WORLD.mailbox().refuse("admin@" + domain, Collections.nCopies(ALWAYS, trouble.reply).toArray(String[]::new));
		Plight plight = Plight.of(trouble.name(), Company.of(domain), () -> WORLD.mailbox().refuse("admin@" + domain));
		return (trouble == AtTheMailServer.MAIL_ADDRESS_REFUSED) ? plight.by(Deed.ADDRESS, "boss@" + domain) : plight;
	}

	private static Plight late() {
		Company company = Company.swift();
		company.tenant().hangTeams(Duration.ofMinutes(5), ALWAYS);
		company.consent();
		return Plight.of("TEAMS_SHELL_LATE", company, () -> company.tenant().forgetFailures());
	}

	private static Plight domainTaken() {
		Company company = Company.swift();
		company.tenant().domainTakenAtVerifying();
		company.consent();
		return Plight.of("DOMAIN_TAKEN", company, () -> company.tenant().domainFree())
			.by(Deed.LABEL, company.domain().substring(0, 9) + "-desk");
	}

	private static Plight licenceMissing() {
		Company company = Company.swift();
		company.tenant().freeLicences(0);
		company.consent();
		return Plight.of("LICENCE_MISSING", company, () -> company.tenant().freeLicences(1)).by(Deed.CHECK, "");
	}

	private static Plight voiceNameTaken() {
		Company company = Company.swift();
		company.tenant().foreignRoute(company.planned("VOICE_ROUTE"));
		company.consent();
		return Plight.of("VOICE_NAME_TAKEN", company, () -> company.tenant().deleteRoutes()).by(Deed.CHECK, "");
	}

	private static Plight managementNotAllowed() {
		Company company = Company.managed();
		HtmlPage dashboard = company.administrator().press(company.addWhatWaits("eu-west"), "revoke");
		return Plight.of("MANAGEMENT_NOT_ALLOWED", company, () -> {
			company.tenant().activateAfter(Duration.ZERO);
			company.administrator().press(dashboard, "grant");
		});
	}

	private static Plight licenceLost() {
		Company company = active();
		company.tenant().takeLicences().freeLicences(0);
		return lost("LICENCE_LOST", company, () -> company.tenant().freeLicences(1));
	}

	/** While another tenant has it, adding it again does not help. */
	private static Plight domainLost() {
		Company company = active();
		company.tenant().domainTakenAtAdding().deleteSubDomains();
		return lost("DOMAIN_LOST", company, () -> company.tenant().domainFree());
	}

	/** Somebody deletes what is ours as often as we write it. */
	private static Plight activationUserLost() {
		Company company = active();
		String user = company.activationUser();
		company.tenant().dismiss(user);
		Mischief mischief = whenever(TenantDirectory.class, "assignLicence", company.tenantState().path("id").asText(),
				() -> company.tenant().dismiss(user));
		return lost("ACTIVATION_USER_LOST", company, () -> {
			mischief.close();
			company.tenant().freeLicences(1);
		});
	}

	private static Plight routeLost() {
		Company company = active();
		company.tenant().deleteRoutes();
		Mischief mischief = whenever(VoiceRouting.class, "ensure", company.fqdn(),
				() -> company.tenant().deleteRoutes());
		return lost("VOICE_ROUTE_LOST", company, mischief::close);
	}

	private static Plight recordsLost() {
		Company company = active();
		company.tenant().loseRecords();
		Mischief mischief = whenever(DnsRecords.class, "publish", company.fqdn(), () -> company.tenant().loseRecords());
		return lost("DNS_RECORDS_LOST", company, mischief::close);
	}

	private static Plight routeChanged() {
		Company company = active();
		company.tenant().foreignRoute(company.tenantState().at("/routes/0/name").asText());
		return lost("VOICE_ROUTE_CHANGED", company, () -> company.tenant().deleteRoutes());
	}

	/**
	 * An instance of an earlier diagram that had a place which today's has not. Nobody
	 * else gets that diagram, which is older than any other.
	 */
	static Plight staysBehind() {
		Company company = Company.swift();
		RepositoryService repository = TestSandbox.bean(RepositoryService.class);
		Deployment earlier = new TransactionTemplate(TestSandbox.bean(PlatformTransactionManager.class))
			.execute((status) -> {
				Deployment deployment = repository.createDeployment()
					.addModelInstance("order-voice-routes.bpmn",
							Bpmn.createExecutableProcess("order-voice-routes")
								.camundaHistoryTimeToLiveString("P1D")
								.startEvent()
								.receiveTask("Task_ThatIsNoMore")
								.message("Never")
								.endEvent()
								.done())
					.deploy();
				TestSandbox.bean(JdbcClient.class)
					.sql("update act_re_procdef set version_ = 0 where deployment_id_ = ?")
					.param(deployment.getId())
					.update();
				return deployment;
			});
		TestSandbox.bean(RuntimeService.class)
			.startProcessInstanceById(
					repository.createProcessDefinitionQuery().deploymentId(earlier.getId()).singleResult().getId(),
					company.id());
		return Plight.of("MIGRATION_REFUSED", company, () -> repository.deleteDeployment(earlier.getId(), true));
	}

	/** Without the first consent, which one mail leads to. */
	static Plight consentLost(Company company) {
		company.tenant().revokeConsent();
		return lost("CONSENT_LOST", company, () -> {
			HtmlPage first = company.administrator().accept(newest(company));
			company.administrator()
				.grantSecond(company.administrator().grantFirst(first, company.admin()), company.admin());
		});
	}

	/** The same without a part of the second one. */
	static Plight permissionsLost(Company company) {
		company.tenant().revokeApplicationConsent("Domain.ReadWrite.All");
		return lost("PERMISSIONS_LOST", company, () -> company.administrator()
			.grantSecond(company.administrator().accept(newest(company)), company.admin()));
	}

	private static Mail newest(Company company) {
		await("letter that leads to the consent").atMost(Duration.ofSeconds(60))
			.until(() -> company.letters()
				.get(company.letters().size() - 1)
				.subject()
				.contains("need a consent of yours again"));
		return company.letters().get(company.letters().size() - 1);
	}

	private static Plight lost(String cause, Company company, Runnable mending) {
		assertThat(company.reseller().post("/api/v1/enterprises/" + company.id() + "/check", "").statusCode())
			.isEqualTo(202);
		return Plight.of(cause, company, mending).by(Deed.CHECK, "");
	}

	private static Plight routingInUse() {
		Company company = active();
		company.tenant().failTeams("PolicyInUse", "The policy is assigned to a user.", ALWAYS);
		company.remove();
		return Plight.of("VOICE_ROUTING_IN_USE", company, () -> company.tenant().forgetFailures());
	}

	private static Plight deletionPending() {
		Company company = active();
		refuseUpdates(company, Rcode.NOERROR);
		company.remove();
		return Plight.of("DELETION_PENDING", company, () -> acceptUpdates(company));
	}

	private static Plight domainInUse() {
		Company company = active();
		String person = "somebody@" + company.fqdn();
		company.tenant().hire(person);
		company.remove();
		return Plight.of("DOMAIN_IN_USE", company, () -> company.tenant().dismiss(person)).by(Deed.CHECK, "");
	}

	private static Plight locked() {
		Company company = Company.swift();
		company.lockInvitation();
		return Plight.of("INVITATION_LOCKED", company, Plights::nothing).by(Deed.RESEND, "");
	}

	/** Its fortnight ends at once, and nobody else's. */
	private static Plight expired() {
		Company company = Company.swift();
		company.letter(1);
		ManagementService jobs = TestSandbox.bean(ManagementService.class);
		String process = TestSandbox.bean(RuntimeService.class)
			.createProcessInstanceQuery()
			.processInstanceBusinessKey(company.id())
			.singleResult()
			.getId();
		jobs.setJobDuedate(jobs.createJobQuery()
			.processInstanceId(process)
			.activityId("Event_InvitationExpired")
			.singleResult()
			.getId(), Date.from(WORLD.clock().instant()));
		return Plight.of("INVITATION_EXPIRED", company, Plights::nothing).by(Deed.LINK, "");
	}

	private static Plight asked(Actor actor, String cause) {
		Company company = Company.swift();
		company.letter(1);
		TestSandbox.bean(Interventions.class)
			.handTo(actor, EnterpriseId.of(company.id()), "please look.", new StaffAct("anna", "No way on"));
		return Plight.of(cause, company, Plights::nothing);
	}

	/** For whom a month has passed, and for nobody else. */
	private static Plight slow() {
		Company company = Company.swift();
		company.letter(1);
		TestSandbox.bean(JdbcClient.class)
			.sql("update enterprise set next_since = ? where id = ?")
			.params(Timestamp.from(WORLD.clock().instant().minus(Duration.ofDays(29))), UUID.fromString(company.id()))
			.update();
		return Plight.of("ADMINISTRATOR_SLOW", company, Plights::nothing)
			.by(Deed.TO_RESELLER, "please call the customer.");
	}

	/** Until nothing is left to do, so that all that happens from then on is its own. */
	static Company active(String... regions) {
		Company company = Company.swift(regions);
		company.consent();
		company.awaitActive();
		company.awaitNextAction("none");
		return company;
	}

	private static void refuseUpdates(Company company, int answer) {
		WORLD.nameServer().refuseUpdates(company.fqdn(), Collections.nCopies(ALWAYS, answer));
	}

	private static void acceptUpdates(Company company) {
		company.fqdns().forEach((fqdn) -> WORLD.nameServer().refuseUpdates(fqdn, Collections.emptyList()));
	}

	/** Each time that pipe is used for what has such a name. */
	private static Mischief whenever(Class<?> pipe, String method, String name, Runnable deed) {
		return TestSandbox.crashes()
			.whenever(pipe, method,
					(with) -> Stream.of(with).anyMatch((argument) -> String.valueOf(argument).contains(name)), deed);
	}

	private static void nothing() {
	}

}
