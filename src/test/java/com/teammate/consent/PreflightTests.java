package com.teammate.consent;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.teammate.MovableClock;
import com.teammate.TestDatabase;
import com.teammate.consent.Finding.Code;
import com.teammate.consent.Finding.Severity;
import com.teammate.enterprise.Claims;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.event.Events;
import com.teammate.microsoft.DomainOwner;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.SignIn;
import com.teammate.reseller.ResellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Enterprises.class, Claims.class, ConsumerDomains.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class PreflightTests {

	private static final TenantId TENANT = ConsentFixture.TENANT;

	@Autowired
	private Claims claims;

	@Autowired
	private Enterprises enterprises;

	@Autowired
	private ConsumerDomains consumers;

	@Autowired
	private PlatformTransactionManager transactions;

	@Autowired
	private JdbcClient jdbc;

	@MockitoBean
	private SignIn signIn;

	@MockitoBean
	private Events events;

	@MockitoBean
	private Clock clock;

	private final ResellerId northwind = new ResellerId(UUID.randomUUID());

	private final ResellerId adventure = new ResellerId(UUID.randomUUID());

	private final String domain = "t" + UUID.randomUUID().toString().substring(0, 8) + ".example";

	private Preflight preflight;

	@BeforeEach
	void twoResellers() {
		given(this.clock.instant()).willReturn(Instant.parse("2026-11-23T10:00:00Z"));
		given(this.signIn.ownerOf(any())).willReturn(new DomainOwner(DomainOwner.Kind.TENANT, TENANT));
		this.jdbc.sql("update enterprise set status = 'REMOVED'").update();
		this.preflight = preflight(true);
		for (ResellerId reseller : List.of(this.northwind, this.adventure)) {
			this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'R', ?, now())")
				.params(reseller.value(), reseller + "@example.com")
				.update();
		}
	}

	@Test
	void hasNothingToSayAboutAFreshTenant() {
		assertThat(look(this.northwind, "admin")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "NOBODY, UNKNOWN_DOMAIN", "PRIVATE_PEOPLE, CONSUMER_ADDRESS", "OTHER_CLOUD, WRONG_CLOUD" })
	void blocksADomainThatLeadsToNoTenantOfOurs(DomainOwner.Kind kind, Code code) {
		given(this.signIn.ownerOf(this.domain)).willReturn(new DomainOwner(kind, null));

		assertThat(look(this.northwind, "admin")).singleElement().satisfies((finding) -> {
			assertThat(finding.code()).isEqualTo(code);
			assertThat(finding.isBlocking()).isTrue();
			assertThat(finding.field()).isEqualTo("adminEmail");
			assertThat(finding.message()).contains(this.domain);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "outlook.com", "Hotmail.com", "live.com", "msn.com", "gmail.com", "yahoo.co.uk" })
	void knowsAPrivateAddressWithoutAskingMicrosoft(String provider) {
		List<Finding> findings = this.preflight.look(request(this.northwind, "someone@" + provider));

		assertThat(findings).extracting(Finding::code).containsExactly(Code.CONSUMER_ADDRESS);
		then(this.signIn).should(never()).ownerOf(any());
	}

	@Test
	void letsAnOnboardingStartWhileMicrosoftIsAway() {
		given(this.signIn.ownerOf(any())).willThrow(
				new MicrosoftFailure(MicrosoftFailure.Kind.TRANSIENT, "unreachable", "no answer", null, null, null));

		assertThat(look(this.northwind, "admin")).singleElement().satisfies((finding) -> {
			assertThat(finding.code()).isEqualTo(Code.MICROSOFT_UNREACHABLE);
			assertThat(finding.severity()).isEqualTo(Severity.WARNING);
		});
	}

	@Test
	void onlyWarnsWhereTheAddressNeedNotBeOfTheTenant() {
		given(this.signIn.ownerOf(this.domain)).willReturn(new DomainOwner(DomainOwner.Kind.NOBODY, null));
		enterprise(this.northwind, "admin");

		List<Finding> findings = preflight(false).look(request(this.northwind, "other@" + this.domain));

		assertThat(findings).extracting(Finding::code).containsExactly(Code.UNKNOWN_DOMAIN);
		assertThat(findings).noneMatch(Finding::isBlocking);
	}

	@Test
	void namesTheResellersOwnEnterpriseWithTheSameAddress() {
		EnterpriseId own = enterprise(this.northwind, "admin");

		assertThat(this.preflight.look(request(this.northwind, "ADMIN@" + this.domain.toUpperCase()))).singleElement()
			.satisfies((finding) -> {
				assertThat(finding.code()).isEqualTo(Code.ADDRESS_TAKEN);
				assertThat(finding.isBlocking()).isTrue();
				assertThat(finding.message()).contains(own.toString());
			});
	}

	@Test
	void masksAnotherResellersEnterprise() {
		EnterpriseId foreign = enterprise(this.adventure, "admin");

		assertThat(look(this.northwind, "admin")).singleElement()
			.satisfies((finding) -> assertThat(finding.message()).contains("another provider")
				.doesNotContain(foreign.toString())
				.doesNotContain(this.adventure.toString()));
	}

	@Test
	void seesTheSameTenantBehindAnotherAddressOfItsDomain() {
		enterprise(this.adventure, "admin");

		assertThat(look(this.northwind, "ceo")).extracting(Finding::code).containsExactly(Code.TENANT_TAKEN);
	}

	@Test
	void seesTheSameTenantBehindAnotherOfItsDomains() {
		EnterpriseId first = enterprise(this.northwind, "admin");
		this.enterprises.pinTenant(first, TENANT);

		List<Finding> findings = this.preflight.look(request(this.northwind, "admin@other.example"));

		assertThat(findings).extracting(Finding::code).containsExactly(Code.TENANT_TAKEN);
		assertThat(findings.get(0).message()).contains(first.toString());
	}

	@Test
	void forgetsARemovedEnterprise() {
		EnterpriseId gone = enterprise(this.northwind, "admin");
		this.enterprises.pinTenant(gone, TENANT);
		this.jdbc.sql("update enterprise set status = 'REMOVED' where id = ?").param(gone.value()).update();

		assertThat(look(this.northwind, "admin")).isEmpty();
	}

	@Test
	void letsOneOfManyStartAtOnce() throws Exception {
		var pool = Executors.newFixedThreadPool(8);
		TransactionTemplate transaction = new TransactionTemplate(this.transactions);
		List<Callable<Boolean>> starts = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			NewEnterprise request = request((i % 2 == 0) ? this.northwind : this.adventure,
					((i < 4) ? "admin@" : "ceo@") + this.domain);
			starts.add(() -> transaction.execute((status) -> start(request)));
		}

		int started = 0;
		for (Future<Boolean> start : pool.invokeAll(starts)) {
			started += start.get() ? 1 : 0;
		}
		pool.shutdown();

		assertThat(started).isOne();
	}

	private boolean start(NewEnterprise request) {
		if (!this.preflight.claim(request).isEmpty()) {
			return false;
		}
		this.enterprises.create(EnterpriseId.random(), request);
		return true;
	}

	private List<Finding> look(ResellerId reseller, String name) {
		return this.preflight.look(request(reseller, name + "@" + this.domain));
	}

	private EnterpriseId enterprise(ResellerId reseller, String name) {
		return this.enterprises.create(EnterpriseId.random(), request(reseller, name + "@" + this.domain)).id();
	}

	private Preflight preflight(boolean sameTenantAsAddress) {
		return new Preflight(this.consumers, this.signIn, this.claims, settings(sameTenantAsAddress));
	}

	private static ConsentSettings settings(boolean sameTenantAsAddress) {
		return new ConsentSettings(URI.create("https://connect.example"), "a2V5", Duration.ofMinutes(15),
				Duration.ofHours(1), Duration.ofMinutes(5), Duration.ofMinutes(10), sameTenantAsAddress,
				new ConsentSettings.Proof(List.of(Duration.ofSeconds(5)), Duration.ofMinutes(15),
						Duration.ofMinutes(10), Duration.ofHours(2)));
	}

	private static NewEnterprise request(ResellerId reseller, String address) {
		return new NewEnterprise(reseller, "Contoso", new EmailAddress(address), null, false, false, false,
				List.of(new RegionId("us-east-1")), Set.of(OfferedService.PBX), List.of(), null, null);
	}

}
