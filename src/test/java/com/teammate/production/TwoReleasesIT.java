package com.teammate.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.journey.Administrator;
import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.SandboxWorld;
import org.apache.commons.codec.digest.DigestUtils;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The packaged jar takes over from that of an older release, on one database. How to make
 * the older one: {@code docs/operations/upgrades.md}.
 */
@EnabledIfSystemProperty(named = "teammate.older-jar", matches = ".+")
class TwoReleasesIT {

	private static final Path OLDER = Path.of(System.getProperty("teammate.older-jar", "")).toAbsolutePath();

	/** What the older one is told besides, such as {@code A=b;C=d}. */
	private static final Map<String, String> OLDER_SETTINGS = Pattern.compile(";")
		.splitAsStream(System.getProperty("teammate.older-settings", ""))
		.filter((setting) -> !setting.isEmpty())
		.map((setting) -> setting.split("=", 2))
		.collect(Collectors.toMap((setting) -> setting[0], (setting) -> setting[1]));

	private static final String EMAIL = "ada@northwind.example";

	private static final String PASSWORD = UUID.randomUUID().toString();

	private final List<Company> companies = new ArrayList<>();

	private SandboxWorld world;

	private Balancer balancer;

	private Node one;

	private Node two;

	private ResellerProgram reseller;

	private ResellerProgram atOne;

	private ResellerProgram atTwo;

	private JdbcClient database;

	@BeforeEach
	void startTheOlderRelease() throws IOException {
		Path folder = Files.createDirectories(Path.of("target/production").toAbsolutePath());
		this.world = SandboxWorld.anywhere(Files.createTempDirectory("two-releases"));
		Map<String, String> environment = new TreeMap<>(
				new Deployment(this.world, Files.createTempDirectory("two-releases-secrets")).environment());
		environment.put("CAMUNDA_BPM_JOBEXECUTION_LOCKTIMEINMILLIS", "20000");
		this.one = new Node(environment, Files.createTempFile(folder, "release-one", ".log"));
		// The last that is upgraded, so it may move what stands on older diagrams.
		environment.put("TEAMMATE_ONBOARDING_MIGRATIONDELAY", "0s");
		this.two = new Node(environment, Files.createTempFile(folder, "release-two", ".log"));
		this.balancer = Balancer.start(this.world.publicUrl().getPort(), List.of(this.one.port(), this.two.port()));
		this.reseller = new ResellerProgram(this.world.publicUrl(), FirstReseller.API_KEY);
		this.atOne = new ResellerProgram(this.one.address(), FirstReseller.API_KEY);
		this.atTwo = new ResellerProgram(this.two.address(), FirstReseller.API_KEY);
		this.database = JdbcClient
			.create(new DriverManagerDataSource(this.world.database().url(), "postgres", "postgres"));
		this.one.start(OLDER, OLDER_SETTINGS);
		this.one.awaitReady();
		register();
	}

	@AfterEach
	void stop() throws IOException {
		this.one.kill();
		this.two.kill();
		this.balancer.close();
		this.world.close();
	}

	@Test
	void onboardsWhileBothRun() {
		this.two.start(OLDER, OLDER_SETTINGS);
		this.two.awaitReady();
		List<Company> invited = begin(4, this.atOne);
		List<Company> midway = begin(4, this.atTwo);
		List<Company> done = begin(2, this.atOne);
		List<Visit> visits = midway.stream().map(this::firstConsent).toList();
		done.forEach(this::visit);
		done.forEach(this::awaitActive);

		this.one.stop();
		this.one.start();
		this.one.awaitReady();
		List<Company> fromNewer = begin(4, this.atOne);
		List<Company> fromOlder = begin(4, this.atTwo);
		visits.forEach(Visit::secondConsent);
		Stream.of(invited, fromNewer, fromOlder).flatMap(List::stream).forEach(this::visit);
		this.companies.forEach(this::awaitActive);
		assertLoginsHoldOnBoth();
		stopAndGoOn(done.get(0), this.atOne, this.atTwo);
		stopAndGoOn(done.get(1), this.atTwo, this.atOne);
		remove(fromNewer.remove(0), this.atTwo);
		remove(fromOlder.remove(0), this.atOne);
		this.two.stop();
		this.two.start(OLDER, OLDER_SETTINGS);
		this.two.awaitReady();
		List<Company> late = begin(2, this.atTwo);
		assertNoTrouble();

		this.two.stop();
		this.two.start();
		this.two.awaitReady();
		late.forEach(this::visit);
		this.companies.forEach(this::awaitActive);
		awaitNewestDiagrams();
		this.companies.forEach(Company::assertBothLetters);
		this.companies.forEach(Company::assertNothingTwice);
		assertNoTrouble();
	}

	@Test
	void goesOnWhereTheOlderOneStopped() {
		List<Company> waiting = begin(3, this.atOne);
		List<Visit> visits = begin(3, this.atOne).stream().map(this::firstConsent).toList();

		this.one.stop();
		this.two.start();
		this.two.awaitReady();

		awaitNewestDiagrams();
		waiting.forEach(this::visit);
		visits.forEach(Visit::secondConsent);
		this.companies.forEach(this::awaitActive);
		this.companies.forEach(Company::assertBothLetters);
		this.companies.forEach(Company::assertNothingTwice);
		remove(waiting.get(0), this.atTwo);
		assertNoTrouble();
	}

	/** In words that every release understands. */
	private void register() {
		this.database
			.sql("insert into reseller (id, name, email, created_at)"
					+ " values (gen_random_uuid(), 'Northwind Voice', 'reseller@northwind.example', now())")
			.update();
		this.database
			.sql("insert into api_key (hash, reseller_id, name, created_at)"
					+ " select :hash, id, 'first', now() from reseller")
			.param("hash", DigestUtils.sha256Hex(FirstReseller.API_KEY))
			.update();
	}

	private List<Company> begin(int count, ResellerProgram node) {
		List<Company> begun = new ArrayList<>();
		for (int number = 0; number < count; number++) {
			begun.add(new Company(this.world).begin(node));
		}
		this.companies.addAll(begun);
		return begun;
	}

	private void visit(Company company) {
		firstConsent(company).secondConsent();
	}

	private Visit firstConsent(Company company) {
		var invitation = company.invitation(this.reseller);
		Administrator administrator = new Administrator().connectAnew();
		HtmlPage page = administrator.accept(invitation);
		return new Visit(company, administrator, administrator.grantFirst(page, company.admin()));
	}

	private void awaitActive(Company company) {
		this.reseller.awaitStatus(company.id(), "ACTIVE");
	}

	/** One node is told to stop it, the other to let it go on. */
	private void stopAndGoOn(Company company, ResellerProgram here, ResellerProgram there) {
		String path = "/api/v1/enterprises/" + company.id();
		assertThat(here.post(path + "/disable", "").statusCode()).isEqualTo(200);
		assertThat(there.enterprise(company.id()).path("status").asText()).isEqualTo("DISABLED");
		assertThat(there.post(path + "/enable", "").statusCode()).isEqualTo(200);
		here.awaitStatus(company.id(), "ACTIVE");
	}

	private void remove(Company company, ResellerProgram node) {
		assertThat(node.post("/api/v1/enterprises/" + company.id() + "/remove", "").statusCode()).isEqualTo(202);
		node.awaitStatus(company.id(), "REMOVED");
		this.companies.remove(company);
	}

	private void assertLoginsHoldOnBoth() {
		this.database.sql("""
				insert into reseller_user (id, reseller_id, email, name, role, password, created_at)
				select gen_random_uuid(), id, :email, 'Ada', 'ADMINISTRATOR', :password, now() from reseller""")
			.param("email", EMAIL)
			.param("password", "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD))
			.update();
		assertLoginHolds(this.one, this.two);
		assertLoginHolds(this.two, this.one);
	}

	/** A cookie is good for every port of this machine. */
	private static void assertLoginHolds(Node here, Node there) {
		try (Seller seller = Seller.at(here.address(), EMAIL, PASSWORD)) {
			for (Node node : List.of(there, here)) {
				HtmlPage page = seller.open(node.address().resolve("/enterprises"));
				assertThat(page.getWebResponse().getStatusCode()).isEqualTo(200);
				assertThat(page.getUrl().getPath()).isEqualTo("/enterprises");
			}
		}
	}

	/** Nothing is left behind on a diagram that has a newer version. */
	private void awaitNewestDiagrams() {
		await("newest diagrams").atMost(Duration.ofMinutes(3))
			.untilAsserted(() -> assertThat(this.database.sql("""
					select distinct d.key_ || ' ' || d.version_ from act_ru_execution e
					join act_re_procdef d on d.id_ = e.proc_def_id_
					where d.version_ < (select max(n.version_) from act_re_procdef n where n.key_ = d.key_)""")
				.query(String.class)
				.list()).isEmpty());
	}

	/**
	 * No step has failed even once, and neither release has met what it does not know.
	 */
	private void assertNoTrouble() {
		assertThat(this.database.sql("select exception_msg_ from act_ru_job where exception_msg_ is not null")
			.query(String.class)
			.list()).isEmpty();
		assertThat(this.database.sql("select count(*) from act_ru_incident").query(Long.class).single()).isZero();
		assertThat(Stream.of(this.one, this.two).flatMap(Node::allLines)).noneMatch(
				(line) -> line.contains(" ERROR ") || line.contains("BadSqlGrammar") || line.contains("SQLState"));
	}

	/** A visit that was begun. */
	private record Visit(Company company, Administrator administrator, HtmlPage page) {

		void secondConsent() {
			this.administrator.grantSecond(this.page, this.company.admin());
			this.administrator.close();
		}

	}

}
