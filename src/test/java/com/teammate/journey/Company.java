package com.teammate.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.event.EventType;
import com.teammate.sandbox.Losses;
import com.teammate.sandbox.SandboxWorld;
import com.teammate.sandbox.TestSandbox;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.microsoft.TenantSwitches;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.htmlunit.html.HtmlPage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A company whose onboarding has been requested: its tenant, its administrator with a
 * browser, and how its reseller looks at it.
 */
public final class Company implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final String RESELLER = "reseller@northwind.example";

	private final SandboxWorld world = TestSandbox.world();

	private final ResellerProgram reseller;

	private final Administrator administrator = new Administrator();

	private final String domain;

	private final String name;

	private String id = "";

	private Company(String domain) {
		this(domain, "tmk_sandbox_northwind");
	}

	private Company(String domain, String key) {
		this.reseller = new ResellerProgram(this.world.publicUrl(), key);
		this.domain = domain;
		this.name = "Company " + domain;
	}

	/** One of its own, whose Microsoft does everything at once. */
	static Company swift(String... regions) {
		Company company = new Company(newDomain());
		company.tenant().atOnce();
		return company.onboard(regions);
	}

	/** The same, of the reseller with that API key. */
	public static Company swiftOf(String key, String... regions) {
		Company company = new Company(newDomain(), key);
		company.tenant().atOnce();
		return company.onboard(regions);
	}

	/** One with the habits that simulated Microsoft gives that domain. */
	static Company of(String domain, String... regions) {
		return new Company(domain).onboard(regions);
	}

	/** The same company, whose address and tenant are free again. */
	static Company again(String domain, String... regions) {
		return new Company(domain).onboard(regions);
	}

	static String newDomain() {
		return "j" + UUID.randomUUID().toString().substring(0, 8) + ".example";
	}

	private Company onboard(String... regions) {
		this.id = this.reseller.onboard(this.name, admin(), (regions.length > 0) ? regions : new String[] { "us-west" })
			.path("id")
			.asText();
		return this;
	}

	public String id() {
		return this.id;
	}

	/** Where its calls are read, enough for more than one page. */
	String cdrs() {
		return "/api/v1/enterprises/" + this.id + "/cdrs?from="
				+ this.world.clock().instant().minus(Duration.ofDays(20)).truncatedTo(ChronoUnit.SECONDS);
	}

	String domain() {
		return this.domain;
	}

	String admin() {
		return "admin@" + this.domain;
	}

	ResellerProgram reseller() {
		return this.reseller;
	}

	Administrator administrator() {
		return this.administrator;
	}

	/** The switches of its tenant. */
	public TenantSwitches tenant() {
		return this.world.microsoft().switches(this.domain);
	}

	/** Lets the product lose its database at those of this company's moments. */
	Losses lose(IntPredicate moments) {
		letter(1);
		// Labels keep no more of the name.
		String name = this.domain.substring(0, 6);
		return TestSandbox.crashes()
			.at(moments, List.of(this.id, tenantState().path("id").asText(), name),
					() -> List.of(tenantState(), records((record) -> record.contains(name))));
	}

	/** What its tenant really holds. */
	JsonNode tenantState() {
		return this.world.microsoft().state(this.domain);
	}

	/**
	 * That letter to its administrator, as soon as its link is good: a letter is in the
	 * mail an instant before that is on record.
	 */
	Mail letter(int number) {
		await("letter " + number + " to " + admin()).atMost(Duration.ofSeconds(60))
			.until(() -> letters().size() >= number && !"SEND_INVITATION".equals(this.reseller.nextAction(this.id)));
		return letters().get(number - 1);
	}

	/** What its administrator received, oldest first. */
	List<Mail> letters() {
		return this.world.mailbox().to(admin());
	}

	/** What its reseller received about it, oldest first. */
	List<Mail> lettersToReseller() {
		return this.world.mailbox().to(RESELLER).stream().filter((mail) -> mail.subject().contains(this.name)).toList();
	}

	/** The name of what is planned of that kind. */
	String planned(String kind) {
		JsonNode plan = ResellerProgram.read(this.reseller.get("/api/v1/enterprises/" + this.id + "/plan"));
		for (JsonNode object : plan.path("items")) {
			if (object.path("kind").asText().equals(kind)) {
				return object.path("name").asText();
			}
		}
		throw new AssertionError("Nothing of that kind is planned: " + plan);
	}

	/** The user that keeps its sub-domain active. */
	String activationUser() {
		String fqdn = fqdn();
		return tenantState().path("users")
			.findValuesAsText("userPrincipalName")
			.stream()
			.filter((user) -> user.endsWith("@" + fqdn))
			.findFirst()
			.orElseThrow();
	}

	/** Types wrong codes until no more are taken. */
	void lockInvitation() {
		HtmlPage entry = this.administrator.open(Administrator.link(letter(1)));
		for (int tried = 0; tried < 5; tried++) {
			entry = this.administrator.typeCode(entry, "AAAA-BBBB-CCCC");
		}
	}

	HtmlPage enterCode() {
		return this.administrator.accept(letter(1));
	}

	/** The whole visit, as it should be made. */
	public HtmlPage consent() {
		HtmlPage second = this.administrator.grantFirst(enterCode(), admin());
		return this.administrator.grantSecond(second, admin());
	}

	/** The whole visit after another mail than the first one. */
	HtmlPage consentOnceMore() {
		awaitNextAction("ENTER_CODE");
		List<Mail> letters = letters();
		HtmlPage first = this.administrator.accept(letters.get(letters.size() - 1));
		return this.administrator.grantSecond(this.administrator.grantFirst(first, admin()), admin());
	}

	/** Waits until its reseller's programs can read that this has happened. */
	void awaitEvent(EventType type) {
		this.reseller.awaitEvent(this.id, type);
	}

	void awaitNextAction(String code) {
		this.reseller.awaitNextAction(this.id, code);
	}

	public void awaitActive() {
		this.reseller.awaitStatus(this.id, "ACTIVE");
	}

	/** The same, with pauses of minutes that pass in seconds. */
	void awaitActiveInFastMotion() {
		await("active").atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(500)).until(() -> {
			this.world.clock().forward(Duration.ofSeconds(10));
			return "ACTIVE".equals(this.reseller.enterprise(this.id).path("status").asText());
		});
	}

	/** An active one whose reseller has asked to manage it. */
	static Company managed() {
		Company company = swift("us-west");
		company.consent();
		company.awaitActive();
		company.awaitNextAction("none");
		company.changeTo("{\"requestManagementConsent\":true}");
		return company;
	}

	/**
	 * Its administrator allows that, and a region is added which Microsoft takes long
	 * for; answers with the dashboard.
	 */
	HtmlPage addWhatWaits(String region) {
		HtmlPage dashboard = this.administrator.signInToDashboard(this.administrator.open(page("/enterprise")),
				admin());
		dashboard = this.administrator.press(dashboard, "grant");
		tenant().activateAfter(Duration.ofHours(30));
		changeTo("{\"sbcRegions\":[\"us-west\",\"" + region + "\"]}");
		awaitRegion(region, "ACTIVATING");
		return dashboard;
	}

	/** What its reseller changes, which must be accepted. */
	void changeTo(String changes) {
		assertThat(this.reseller.change(this.id, changes).statusCode()).isEqualTo(200);
	}

	/** Waits until nobody doubts the consents any more. */
	void awaitProof() {
		await("proof").atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.untilAsserted(() -> assertThat(step("VERIFY_CONSENTS")).isEqualTo("DONE"));
	}

	JsonNode nextAction() {
		return this.reseller.enterprise(this.id).path("nextAction");
	}

	String step(String step) {
		for (JsonNode each : this.reseller.onboarding(this.id).path("steps")) {
			if (each.path("id").asText().equals(step)) {
				return each.path("state").asText();
			}
		}
		throw new AssertionError("No step " + step);
	}

	List<String> history() {
		return this.reseller.onboarding(this.id).path("history").findValuesAsText("text");
	}

	/** What the last check of its tenant has found. */
	List<JsonNode> findings() {
		List<JsonNode> findings = new ArrayList<>();
		this.reseller.onboarding(this.id).path("findings").forEach(findings::add);
		return findings;
	}

	/** Waits until a job of its processes has failed for that reason. */
	void awaitJobFailure(String cause) {
		ManagementService jobs = TestSandbox.bean(ManagementService.class);
		RuntimeService runtime = TestSandbox.bean(RuntimeService.class);
		await("failure " + cause).atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(200))
			.until(() -> runtime.createProcessInstanceQuery()
				.processInstanceBusinessKey(this.id)
				.list()
				.stream()
				.flatMap((instance) -> jobs.createJobQuery().processInstanceId(instance.getId()).list().stream())
				.anyMatch((job) -> job.getExceptionMessage() != null && job.getExceptionMessage().startsWith(cause)));
	}

	/** The address of a page of the product. */
	URI page(String path) {
		return this.world.publicUrl().resolve(path);
	}

	String fqdn() {
		return this.reseller.onboarding(this.id).path("regions").path(0).path("fqdn").asText();
	}

	/** Calls of Microsoft that say its sub-domain, of that method, path and status. */
	long calls(String method, String path, int status) {
		String fqdn = fqdn();
		return this.world.microsoft()
			.log()
			.stream()
			.map(Company::read)
			.filter((line) -> line.path("method").asText().equals(method))
			.filter((line) -> line.path("path").asText().matches(path) && line.path("status").asInt() == status)
			.filter((line) -> line.path("requestBody").asText().contains(fqdn)
					|| line.path("path").asText().contains(fqdn))
			.count();
	}

	/** In its tenant there is one of each thing that linking a region makes. */
	void assertNothingTwice() {
		String fqdn = fqdn();
		JsonNode state = tenantState();
		assertThat(state.path("domains").findValuesAsText("id")).filteredOn((id) -> id.endsWith(fqdn)).hasSize(1);
		assertThat(state.path("users").findValuesAsText("userPrincipalName")).filteredOn((user) -> user.endsWith(fqdn))
			.hasSize(1);
		assertThat(state.path("routes").findValuesAsText("gateway")).containsExactly(fqdn);
		assertThat(state.path("policies")).hasSize(1);
		assertThat(state.path("usages")).hasSize(1);
	}

	/** Waits until the link of that region has come so far. */
	public void awaitRegion(String region, String state) {
		await(region + " " + state).atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200)).until(() -> {
			for (JsonNode each : this.reseller.onboarding(this.id).path("regions")) {
				if (each.path("id").asText().equals(region)) {
					return each.path("state").asText().equals(state);
				}
			}
			return false;
		});
	}

	/** Asks for its removal; answers with what the reseller is told. */
	JsonNode remove() {
		HttpResponse<String> answer = this.reseller.post("/api/v1/enterprises/" + this.id + "/remove", "");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		return ResellerProgram.read(answer);
	}

	void awaitRemoved() {
		this.reseller.awaitStatus(this.id, "REMOVED");
	}

	/** The proof of its removal. */
	JsonNode removal() {
		return ResellerProgram.read(this.reseller.get("/api/v1/enterprises/" + this.id + "/removal"));
	}

	/** All that is in its tenant, object by object, and in our zones under its names. */
	JsonNode everything() {
		ObjectNode state = tenantState().deepCopy();
		// Deleted users can be restored for 30 days, which is Microsoft's doing; failures
		// that wait are the test's.
		state.remove(List.of("deletedUsers", "behaviour"));
		ArrayNode records = state.putArray("records");
		List<String> names = fqdns();
		records((record) -> names.stream().anyMatch(record::contains)).forEach(records::add);
		return state;
	}

	private List<String> records(Predicate<String> wanted) {
		return this.world.nameServer().records().stream().filter(wanted).toList();
	}

	/**
	 * The same without our application, which may stay for its administrator to delete.
	 */
	JsonNode footprint() {
		ObjectNode state = (ObjectNode) everything();
		state.remove(List.of("servicePrincipals", "grants", "appRoleAssignments", "roleAssignments"));
		return state;
	}

	/** Waits for its removal while pauses of minutes pass in seconds. */
	void awaitRemovedInFastMotion() {
		await("removed").atMost(Duration.ofSeconds(120)).pollInterval(Duration.ofMillis(500)).until(() -> {
			this.world.clock().forward(Duration.ofSeconds(15));
			return "REMOVED".equals(this.reseller.enterprise(this.id).path("status").asText());
		});
	}

	/** The sub-domains that it has had. */
	List<String> fqdns() {
		return this.reseller.onboarding(this.id).path("regions").findValuesAsText("fqdn");
	}

	private static JsonNode read(String line) {
		try {
			return JSON.readTree(line);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.administrator.close();
	}

}
