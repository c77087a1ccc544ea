package com.teammate.sandbox.microsoft;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.consent.ConsentAnswer;
import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.ConsentAnswer.Granted;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.consent.DeclineReason;
import com.teammate.consent.Proof;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.Claims;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.enterprise.TenantId;
import com.teammate.event.Events;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.reseller.ResellerId;
import com.teammate.sandbox.microsoft.ConsentJourneyTests.Wiring;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

/** Our consents against simulated Microsoft, over HTTP, with its pages and delays. */
@SpringBootTest(classes = Wiring.class, webEnvironment = WebEnvironment.NONE)
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
		TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
		FlywayAutoConfiguration.class })
@Import(TestDatabase.class)
@MockitoBean(types = Claims.class)
class ConsentJourneyTests {

	private static final String BROWSER = "visit-1";

	private static final String TEAMS_ADMINISTRATOR = "69091246-20e8-4a56-aa4d-066075b2a7a8";

	private static final TickingClock CLOCK = new TickingClock();

	private static final SimulatedMicrosoft MICROSOFT = SimulatedMicrosoft.start(0, CLOCK,
			Registration.of(Sample.CLIENT, Sample.SECRET, Sample.FIRST, Sample.SECOND));

	@Autowired
	private Consents consents;

	@Autowired
	private TenantDirectory directory;

	@MockitoBean
	private Enterprises enterprises;

	@MockitoBean
	private Audit audit;

	@MockitoBean
	private Events events;

	private final EnterpriseId id = EnterpriseId.random();

	private final FormBrowser browser = new FormBrowser(MICROSOFT.address());

	@DynamicPropertySource
	static void settings(DynamicPropertyRegistry settings) {
		URI address = MICROSOFT.address();
		settings.add("teammate.microsoft.client-id", () -> Sample.CLIENT);
		settings.add("teammate.microsoft.client-secret", () -> Sample.SECRET);
		settings.add("teammate.microsoft.login-base", () -> address);
		settings.add("teammate.microsoft.graph-base", () -> address + "/v1.0");
		settings.add("teammate.consent.public-url", () -> "http://localhost:1");
		settings.add("teammate.consent.key", () -> "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
	}

	@BeforeEach
	void forget() {
		MICROSOFT.reset();
	}

	@AfterAll
	static void stop() {
		MICROSOFT.close();
	}

	@Test
	void goesFromTheFirstPageToTheProof() {
		invite("contoso.example");

		assertThat(first("admin@contoso.example")).isInstanceOf(Granted.class);
		assertThat(second("admin@contoso.example")).isInstanceOf(Granted.class);
		assertThat(proveAfter(Duration.ofSeconds(5))).isEqualTo(new Proof.Proven());
		assertThat(this.directory.ownDirectoryRoles(tenantOf("contoso.example"))).contains(TEAMS_ADMINISTRATOR);
		assertThat(this.directory.organization(tenantOf("contoso.example")).id())
			.isEqualTo(tenantOf("contoso.example").toString());
	}

	@Test
	void noticesAnUntickedBoxAndAcceptsTheTickAfterwards() {
		invite("adatum.example");

		open(ConsentKind.FIRST).signIn("admin@adatum.example").accept();
		assertDeclined(conclude(ConsentKind.FIRST), DeclineReason.BOX_NOT_TICKED);

		open(ConsentKind.FIRST).acceptForEveryone();
		assertThat(conclude(ConsentKind.FIRST)).isInstanceOf(Granted.class);
		assertThat(second("admin@adatum.example")).isInstanceOf(Granted.class);
		assertThat(proveAfter(Duration.ofSeconds(5))).isEqualTo(new Proof.Proven());
	}

	@Test
	void understandsACancelAtEitherPage() {
		invite("contoso.example");

		open(ConsentKind.FIRST).signIn("admin@contoso.example").cancel();
		assertDeclined(conclude(ConsentKind.FIRST), DeclineReason.CANCELLED);
		open(ConsentKind.FIRST).acceptForEveryone();
		conclude(ConsentKind.FIRST);
		openSecond("admin@contoso.example").cancel();
		assertDeclined(conclude(ConsentKind.SECOND), DeclineReason.CANCELLED);
	}

	@Test
	void understandsAPersonWhoMayNotConsent() {
		invite("contoso.example");

		open(ConsentKind.FIRST).signIn("user@contoso.example").returnToApplication();

		assertDeclined(conclude(ConsentKind.FIRST), DeclineReason.CANCELLED);
	}

	@Test
	void refusesTheAdministratorOfAnotherCompany() {
		invite("contoso.example");

		assertDeclined(first("admin@adatum.example"), DeclineReason.WRONG_TENANT);
	}

	@Test
	void waitsForATenantThatReplicatesSlowly() {
		invite("tailspin.example");

		assertThat(first("admin@tailspin.example")).isInstanceOf(Granted.class);
		assertThat(second("admin@tailspin.example")).isInstanceOf(Granted.class);
		assertThat(this.consents.prove(this.id)).isEqualTo(new Proof.Replicating());
		assertThat(proveAfter(Duration.ofSeconds(15))).isEqualTo(new Proof.Replicating());
		assertThat(proveAfter(Duration.ofSeconds(40))).isEqualTo(new Proof.Proven());
		assertThat(this.directory.ownDirectoryRoles(tenantOf("tailspin.example"))).contains(TEAMS_ADMINISTRATOR);
	}

	@Test
	void getsThroughToATenantThatThrottlesAndStumbles() {
		invite("litware.example");

		assertThat(first("admin@litware.example")).isInstanceOf(Granted.class);
		assertThat(second("admin@litware.example")).isInstanceOf(Granted.class);
		assertThat(proveEventually()).isEqualTo(new Proof.Proven());
	}

	@Test
	void takesBackASecondConsentThatNeverWas() {
		invite("contoso.example");
		first("admin@contoso.example");
		this.consents.record(new Granted(this.id, ConsentKind.SECOND, tenantOf("contoso.example"), null));

		assertThat(proveAfter(Duration.ofMinutes(1))).isEqualTo(new Proof.Replicating());
		assertThat(proveAfter(Duration.ofMinutes(15)))
			.isEqualTo(new Proof.Missing(ConsentKind.SECOND, DeclineReason.PERMISSIONS_MISSING));
	}

	@Test
	void doesNotKnowATenantThatNeverConsented() {
		assertThatThrownBy(() -> this.directory.organization(tenantOf("never.example")))
			.isInstanceOfSatisfying(MicrosoftFailure.class, (failure) -> assertThat(failure.kind())
				.isIn(MicrosoftFailure.Kind.NOT_PERMITTED, MicrosoftFailure.Kind.NOT_FOUND));
	}

	private ConsentAnswer first(String account) {
		open(ConsentKind.FIRST).signIn(account).acceptForEveryone();
		return conclude(ConsentKind.FIRST);
	}

	private ConsentAnswer second(String account) {
		openSecond(account).accept();
		return conclude(ConsentKind.SECOND);
	}

	/** Microsoft may ask who one is once more. */
	private FormBrowser openSecond(String account) {
		open(ConsentKind.SECOND);
		return this.browser.html().contains("passwd") ? this.browser.signIn(account) : this.browser;
	}

	private FormBrowser open(ConsentKind kind) {
		return this.browser.open(this.consents.request(this.id, kind, BROWSER).toString());
	}

	private ConsentAnswer conclude(ConsentKind kind) {
		return this.consents.record(this.consents.understand(kind, this.browser.answer(), BROWSER));
	}

	private Proof proveAfter(Duration time) {
		CLOCK.forward(time);
		return this.consents.prove(this.id);
	}

	private Proof proveEventually() {
		for (int look = 0; look < 40; look++) {
			if (this.consents.prove(this.id) instanceof Proof.Proven proven) {
				return proven;
			}
			CLOCK.forward(Duration.between(CLOCK.instant(), this.consents.nextProofAt(this.id)));
		}
		return new Proof.Replicating();
	}

	private static void assertDeclined(ConsentAnswer answer, DeclineReason reason) {
		assertThat(answer).isInstanceOfSatisfying(Declined.class,
				(declined) -> assertThat(declined.reason()).isEqualTo(reason));
	}

	private static TenantId tenantOf(String domain) {
		return TenantId.of(Sample.tenantId(domain));
	}

	private void invite(String domain) {
		given(this.enterprises.get(this.id)).willReturn(enterprise(domain, Optional.empty()));
		willAnswer((call) -> given(this.enterprises.get(this.id))
			.willReturn(enterprise(domain, Optional.of(call.getArgument(1))))).given(this.enterprises)
			.pinTenant(any(), any());
	}

	private Enterprise enterprise(String domain, Optional<TenantId> tenant) {
		NewEnterprise requested = new NewEnterprise(new ResellerId(UUID.randomUUID()), domain,
				new EmailAddress("admin@" + domain), null, false, false, true, List.of(new RegionId("us-east-1")),
				Set.of(OfferedService.values()[0]), List.of(), null, null);
		return new Enterprise(this.id, requested, EnterpriseStatus.ONBOARDING, ManagementConsent.PENDING,
				tenant.orElse(null), null, 0, Instant.EPOCH, Instant.EPOCH, 0);
	}

	/**
	 * Goes with real time, so that short delays pass by themselves, and jumps over long
	 * ones.
	 */
	private static final class TickingClock extends Clock {

		private volatile Duration ahead = Duration.ZERO;

		void forward(Duration time) {
			this.ahead = this.ahead.plus(time);
		}

		@Override
		public Instant instant() {
			return Instant.now().plus(this.ahead);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

	/** No stereotype, so that nothing but this test ever finds it. */
	@ConfigurationPropertiesScan({ "com.teammate.microsoft", "com.teammate.consent" })
	@ComponentScan(basePackages = { "com.teammate.microsoft", "com.teammate.consent" },
			excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
	static class Wiring {

		@Bean
		Clock clock() {
			return CLOCK;
		}

		@Bean
		SecureRandom random() {
			return new SecureRandom();
		}

		@Bean
		ObservationRegistry observations() {
			return ObservationRegistry.NOOP;
		}

	}

}
