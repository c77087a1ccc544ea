package com.teammate.diagnosis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.dns.DnsFailure;
import com.teammate.mail.LetterNotSent;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.sbc.UnlinkRefused;
import com.teammate.enterprise.ManagementNotAllowed;
import com.teammate.sbc.VoiceNameTaken;
import com.teammate.sbc.VoiceRouteDiffers;
import com.teammate.voicerouting.VoiceRoutingFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.transaction.TransactionSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

class DiagnosesTests {

	private static final Set<String> OWNERS = Set.of("GLOBAL_ADMIN", "RESELLER", "MICROSOFT", "SUPPORT", "OPERATIONS");

	private static final List<String> ASKED_FOR_BY_CODE = List.of("CONSENT_REPLICATION_OVERDUE",
			"DOMAIN_ACTIVATION_OVERDUE", "DOMAIN_ACTIVATION_FAILED", "DOMAIN_TAKEN", "LICENCE_MISSING",
			"DIRECTORY_ROLE_MISSING", "TEAMS_MISSING", "CREDENTIAL_EXPIRES_SOON", "PHONE_LICENCE_MISSING",
			"SUB_DOMAIN_TAKEN", "VOICE_NAME_TAKEN", "CONSENT_LOST", "PERMISSIONS_LOST", "DOMAIN_LOST",
			"ACTIVATION_USER_LOST", "LICENCE_LOST", "VOICE_ROUTE_CHANGED", "VOICE_ROUTE_LOST", "DNS_RECORDS_LOST",
			"INVITATION_LOCKED", "INVITATION_EXPIRED", "STANDSTILL", "APPLICATION_LEFT", "RESELLER_ASKED",
			"ADMINISTRATOR_ASKED", "ADMINISTRATOR_SLOW", "WEBHOOK_NOT_TAKEN", "PBX_HOOK_NOT_TAKEN",
			"MIGRATION_REFUSED");

	private final Diagnoses diagnoses = new Diagnoses(new ClassPathResource("diagnosis.yml"));

	@ParameterizedTest
	@MethodSource("samples")
	void namesTheCauseOfAFailure(Sample sample) {
		assertThat(this.diagnoses.of(sample.failure()).code()).isEqualTo(sample.code());
	}

	@Test
	void hasASampleOfEverySignal() {
		List<List<String>> failures = samples().map((sample) -> Words.of(sample.failure())).toList();

		assertThat(this.diagnoses.causes()).flatExtracting(Cause::signals)
			.allSatisfy((signal) -> assertThat(failures)
				.anyMatch((words) -> words.stream().anyMatch(signal.asPredicate())));
	}

	@Test
	void hasASampleOfEveryEntry() {
		Set<String> sampled = Stream.concat(samples().map(Sample::code), ASKED_FOR_BY_CODE.stream())
			.collect(Collectors.toSet());

		assertThat(this.diagnoses.causes()).extracting((cause) -> cause.diagnosis().code())
			.containsExactlyInAnyOrderElementsOf(sampled);
	}

	@Test
	void tellsEveryCauseInOnePlainSentenceWithAnOwner() {
		assertThat(this.diagnoses.causes()).extracting(Cause::diagnosis).allSatisfy((diagnosis) -> {
			assertThat(diagnosis.owner()).isIn(OWNERS);
			assertThat(diagnosis.text()).matches("[A-Z][^.]+\\.").doesNotContain("AADSTS");
		});
	}

	@ParameterizedTest
	@MethodSource("askedForByCode")
	void knowsTheWaitsByTheirCode(String code) {
		assertThat(this.diagnoses.named(code).code()).isEqualTo(code);
	}

	@Test
	void refusesACodeThatIsNotInTheCatalogue() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.diagnoses.named("NO_SUCH_CAUSE"))
			.withMessageContaining("NO_SUCH_CAUSE");
	}

	@Test
	void looksAtTheCausesOfAFailureToo() {
		var failure = new IllegalStateException("task failed", new RuntimeException(dns("REFUSED: update of zone")));

		assertThat(this.diagnoses.of(failure).code()).isEqualTo("DNS_UPDATE_REFUSED");
	}

	@Test
	void survivesAFailureThatCannotEvenSpeak() {
		var speechless = new RuntimeException() {
			@Override
			public String getMessage() {
				throw new NullPointerException();
			}
		};

		assertThat(this.diagnoses.of(speechless).code()).isEqualTo("UNKNOWN");
	}

	@Test
	void survivesCausesInACircle() {
		var outer = new RuntimeException("outer");
		var inner = new RuntimeException("inner", outer);
		outer.initCause(inner);

		assertThat(this.diagnoses.of(outer).code()).isEqualTo("UNKNOWN");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{code: UNKNOWN, owner: SUPPORT, transient: false, text: 'No full stop'}",
			"{code: UNKNOWN, owner: SYSTEM, transient: false, text: Words.}",
			"{code: UNKNOWN, owner: NOBODY, transient: false, text: Words.}",
			"{code: unknown, owner: SUPPORT, transient: false, text: Words.}",
			"{code: UNKNOWN, owner: SUPPORT, transient: false, text: Words., signals: ['(']}",
			"{code: UNKNOWN, owner: SUPPORT, transient: false, text: Words., colour: red}",
			"{code: UNKNOWN, owner: SUPPORT, text: Words.}", "{code: UNKNOWN, transient: false, text: Words.}",
			"{code: OTHER, owner: SUPPORT, transient: false, text: Words.}",
			"{code: UNKNOWN, owner: SUPPORT, transient: false, text: Words.},"
					+ " {code: UNKNOWN, owner: SUPPORT, transient: false, text: Words.}" })
	void refusesAWrongCatalogue(String entries) {
		var catalogue = new ByteArrayResource(("causes: [" + entries + "]").getBytes(StandardCharsets.UTF_8));

		assertThatException().isThrownBy(() -> new Diagnoses(catalogue));
	}

	@Test
	void takesARightCatalogue() {
		String entry = "causes: [{code: UNKNOWN, owner: SUPPORT, transient: false, text: Words.}]";

		var catalogue = new Diagnoses(new ByteArrayResource(entry.getBytes(StandardCharsets.UTF_8)));

		assertThat(catalogue.named("UNKNOWN")).isEqualTo(new Diagnosis("UNKNOWN", "SUPPORT", "Words.", false));
	}

	static Stream<String> askedForByCode() {
		return ASKED_FOR_BY_CODE.stream();
	}

	static Stream<Sample> samples() {
		return Stream.of(fromEntra(), fromGraph(), fromTeams(), fromUnlinking(), fromDns(), fromMail(), fromHome())
			.flatMap((samples) -> samples);
	}

	private static Stream<Sample> fromEntra() {
		return Stream
			.of(signals("CREDENTIAL_WRONG", "AADSTS7000215", "AADSTS700027", "AADSTS700024", "AADSTS7000216",
					"AADSTS7000218"), signals("CREDENTIAL_EXPIRED", "AADSTS7000222"),
					signals("REGISTRATION_WRONG", "AADSTS50011", "AADSTS650056", "AADSTS650057", "AADSTS90008",
							"AADSTS900144", "AADSTS700005"),
					signals("APPLICATION_DISABLED", "AADSTS7000112"),
					signals("TENANT_UNUSABLE", "AADSTS90002", "AADSTS900023", "AADSTS5000224"),
					signals("CONDITIONAL_ACCESS", "AADSTS53003", "AADSTS53000", "AADSTS50158"),
					signals("WRONG_ACCOUNT", "AADSTS50020", "AADSTS50177"),
					signals("ADMIN_APPROVAL_NEEDED", "AADSTS90094", "AADSTS900941"),
					signals("CONSENT_DECLINED", "AADSTS65004", "access_denied", "permission_denied",
							"consent_required"),
					signals("CONSENT_WITHDRAWN", "AADSTS50173", "AADSTS700082"),
					signals("SERVICE_NOT_SUBSCRIBED", "AADSTS650052", "AADSTS65005"),
					signals("PRINCIPAL_IN_THE_MAKING", "AADSTS650051"),
					signals("APPLICATION_NOT_IN_TENANT", "AADSTS700016", "AADSTS7000229"),
					signals("CONSENT_NOT_VISIBLE", "AADSTS65001"),
					signals("MICROSOFT_BUSY", "AADSTS90033", "AADSTS90055", "AADSTS90006", "AADSTS90024",
							"temporarily_unavailable"))
			.flatMap((samples) -> samples);
	}

	private static Stream<Sample> fromGraph() {
		return Stream
			.of(signals("MICROSOFT_THROTTLES", "HTTP 429", "TooManyRequests", "activityLimitReached"),
					signals("MICROSOFT_BUSY", "HTTP 500", "HTTP 503", "HTTP 504", "ServiceUnavailable",
							"serviceNotAvailable", "UnknownError", "InternalServerError"),
					signals("MICROSOFT_UNREACHABLE", "unreachable", "timeout"),
					signals("PERMISSION_MISSING", "Authorization_RequestDenied", "HTTP 403"),
					words("PERMISSION_MISSING", "Request_Denied", "Insufficient privileges to complete the operation."),
					signals("TOKEN_REFUSED", "InvalidAuthenticationToken", "HTTP 401"),
					signals("NOT_VISIBLE_YET", "Request_ResourceNotFound", "HTTP 404"),
					signals("MICROSOFT_ANSWERS_OTHERWISE", "unreadable"), signals("LICENCE_MISSING", "NoLicenceLeft"),
					words("LICENCE_MISSING", "Request_BadRequest",
							"Subscription with SKU 6fd2c87f does not have any available licenses."),
					words("LICENCE_MISSING", "Request_BadRequest", "Required license not available"),
					words("LICENCE_MISSING", "Request_BadRequest", "CountViolation"),
					words("USAGE_LOCATION_NOT_VISIBLE", "Request_BadRequest",
							"License assignment cannot be done for user with invalid usage location."),
					words("DOMAIN_TAKEN", "Request_BadRequest", "The domain is used in another subscription"),
					words("DOMAIN_TAKEN", "Conflict", "The domain is already verified in another tenant"),
					words("DOMAIN_TAKEN", "Conflict", "It was verified by another directory"),
					words("MICROSOFT_REFUSED", "Request_BadRequest", "Invalid object identifier"))
			.flatMap((samples) -> samples);
	}

	private static Stream<Sample> fromTeams() {
		return Stream.of(sample("DIRECTORY_ROLE_MISSING", teams("AccessDenied: the role is missing")),
				sample("TEAMS_MISSING", teams("failed: Skype.Sync.Pstn.Tnm.Common.Http.HttpResponseException")),
				sample("GATEWAY_NOT_KNOWN", teams("failed: Cannot find specified Gateway cust.sbc1.carrier.example")),
				sample("GATEWAY_NOT_KNOWN", teams("failed: PSTN Gateway not ready yet")),
				sample("TEAMS_SHELL_BUSY", teams("failed: the session availability is Busy")),
				sample("TEAMS_SHELL_BUSY", teams("failed: too many concurrent sessions")),
				sample("TEAMS_SHELL_LATE", teams("Timeout: killed after 120 s")),
				sample("TEAMS_SHELL_BUSY", teams("Throttled: Too Many Requests")),
				sample("TEAMS_SHELL_NOT_FOUND", teams("NotStarted: pwsh")),
				sample("TEAMS_SHELL_NOT_FOUND",
						new VoiceRoutingFailure("failed", new java.io.IOException("Cannot run program \"pwsh\""))),
				sample("TEAMS_SHELL_UNREADABLE", teams("Rubbish: no JSON")),
				sample("TEAMS_SHELL_UNREADABLE", teams("Exit134: core dumped")),
				sample("MANAGEMENT_NOT_ALLOWED", mock(ManagementNotAllowed.class)),
				sample("VOICE_NAME_TAKEN", new VoiceNameTaken("voice route TM-contoso-abcd2345-us-west")),
				sample("VOICE_ROUTE_CHANGED", new VoiceRouteDiffers("TM-contoso-abcd2345-us-west leads to elsewhere")),
				sample("VOICE_ROUTE_FAILED", teams("failed: something new")));
	}

	private static Stream<Sample> fromUnlinking() {
		return Stream.of(
				sample("ACCESS_WITHDRAWN",
						new UnlinkRefused("Withdrawn: no access", microsoft("AADSTS700016", "not found"), true)),
				sample("DELETION_PENDING", new UnlinkRefused("StillThere: DOMAIN a.sbc1.carrier.example", null, false)),
				sample("VOICE_ROUTING_IN_USE", new UnlinkRefused("InUse: PSTN usage TM-a", null, false)),
				sample("VOICE_ROUTING_IN_USE",
						new UnlinkRefused("Refused", teams("PolicyInUse: The policy is assigned to a user"), false)),
				sample("DOMAIN_IN_USE",
						new UnlinkRefused("Refused", microsoft("DomainInUse", "2 users use the domain"), false)),
				sample("DOMAIN_IN_USE", microsoft("Request_BadRequest",
						"Domain 'a' cannot be deleted because it has references: users use it")));
	}

	private static Stream<Sample> fromDns() {
		return Stream.of(sample("DNS_UPDATE_REFUSED", dns("REFUSED: update of sbc1.carrier.example")),
				sample("DNS_UPDATE_REFUSED", dns("NOTAUTH: 192.0.2.1 is not the authoritative server")),
				sample("DNS_UPDATE_REFUSED", dns("UNVERIFIED: the answer is not signed")),
				sample("DNS_NAME_IS_ALIAS", dns("CNAME: it is an alias")),
				sample("DNS_UNREACHABLE", dns("unreachable: 192.0.2.1")),
				sample("DNS_UNREACHABLE", dns("timeout: none")),
				sample("DNS_UNREACHABLE", dns("SERVFAIL: zone not loaded")),
				sample("DNS_FAILED", dns("FORMERR: nobody knows")));
	}

	private static Stream<Sample> fromMail() {
		return Stream.of(sample("MAIL_LOGIN_REFUSED", mail("refused", new MailAuthenticationException("535 5.7.8"))),
				sample("MAIL_LOGIN_REFUSED",
						mail("refused", new jakarta.mail.AuthenticationFailedException("535 5.7.8"))),
				sample("MAIL_LOGIN_REFUSED", mail("authentication refused", new RuntimeException())),
				sample("MAIL_SERVER_UNREACHABLE",
						mail("failed", new MailSendException("Mail server connection failed"))),
				sample("MAIL_SERVER_UNREACHABLE", mail("failed", new MailConnectException("localhost, 25"))),
				sample("MAIL_SERVER_UNREACHABLE", mail("connection refused", new RuntimeException())),
				sample("MAIL_ADDRESS_REFUSED",
						mail("failed", new jakarta.mail.SendFailedException("Invalid Addresses"))),
				sample("MAIL_DELAYED",
						mail("failed", new SMTPAddressFailedException("450 4.2.0 recipient greylisted"))),
				sample("MAIL_ADDRESS_REFUSED",
						mail("failed", new SMTPAddressFailedException("550 5.1.1 no such user"))),
				sample("MAIL_ADDRESS_REFUSED", mail("recipient refused", new RuntimeException())),
				sample("MAIL_LOGIN_REFUSED", mail("The mail server refused our login", new IOException())),
				sample("MAIL_SERVER_UNREACHABLE", mail("The mail server cannot be reached", new IOException())),
				sample("MAIL_SERVER_UNREACHABLE", mail("The mail server did not answer in time", new IOException())),
				sample("MAIL_SERVER_UNREACHABLE", mail("The mail server's name is not known", new IOException())),
				sample("MAIL_DELAYED", mail("The mail server asks to send the letter later", new IOException())),
				sample("MAIL_ADDRESS_REFUSED", mail("The mail server refused the recipient", new IOException())),
				sample("MAIL_NOT_SENT", mail("The mail server did not take the letter", new IOException())),
				sample("MAIL_NOT_SENT", mail("452 4.3.1 insufficient storage", new RuntimeException())),
				sample("MAIL_NOT_SENT", new jakarta.mail.MessagingException("EOF")));
	}

	private static Stream<Sample> fromHome() {
		return Stream.of(sample("DATABASE_UNREACHABLE", new CannotGetJdbcConnectionException("none")),
				sample("DATABASE_UNREACHABLE",
						new PSQLException("FATAL: terminating connection due to administrator command")),
				sample("DATABASE_UNREACHABLE",
						new TransactionSystemException("JDBC rollback failed",
								new SQLException("Connection is closed"))),
				sample("DATABASE_CONFLICT", new CannotAcquireLockException("deadlock detected")),
				sample("UNKNOWN", new IllegalStateException("MicrosoftFailure is only mentioned here")),
				sample("UNKNOWN", new NullPointerException()));
	}

	private static Stream<Sample> signals(String code, String... signals) {
		return Stream.of(signals).flatMap((signal) -> words(code, signal, "words of Microsoft's"));
	}

	private static Stream<Sample> words(String code, String signal, String words) {
		return Stream.of(sample(code,
				new MicrosoftFailure(Kind.REFUSED, signal, words, "6a6a0f1c-9f5e-4f43-8e4f-7b9a7dca8e2a", null, null)));
	}

	private static MicrosoftFailure microsoft(String signal, String words) {
		return new MicrosoftFailure(Kind.REFUSED, signal, words, null, null, null);
	}

	private static VoiceRoutingFailure teams(String message) {
		return new VoiceRoutingFailure(message, null);
	}

	private static DnsFailure dns(String message) {
		return new DnsFailure(message, null);
	}

	private static LetterNotSent mail(String message, Throwable cause) {
		return new LetterNotSent(message, cause);
	}

	private static Sample sample(String code, Throwable failure) {
		return new Sample(code, failure);
	}

	record Sample(String code, Throwable failure) {

		@Override
		public String toString() {
			return this.code + " by " + this.failure;
		}

	}

	/** Stands for the driver's exception of the same simple name. */
	static final class PSQLException extends RuntimeException {

		PSQLException(String message) {
			super(message);
		}

	}

	/** Stands for the mail provider's exception of the same simple name. */
	static final class MailConnectException extends RuntimeException {

		MailConnectException(String message) {
			super(message);
		}

	}

	/** Stands for the mail provider's exception of the same simple name. */
	static final class SMTPAddressFailedException extends RuntimeException {

		SMTPAddressFailedException(String message) {
			super(message);
		}

	}

}
