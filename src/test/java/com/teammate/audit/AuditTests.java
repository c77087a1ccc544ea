package com.teammate.audit;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.teammate.TestDatabase;
import com.teammate.audit.Party.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Audit.class, AuditTrail.class })
class AuditTests {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	@Autowired
	private Audit audit;

	@Autowired
	private AuditTrail trail;

	@Autowired
	private JdbcClient jdbc;

	@MockitoBean
	private Clock clock;

	@BeforeEach
	void itIsNoon() {
		given(this.clock.instant()).willReturn(NOON);
	}

	@Test
	void tellsWhatHappenedToOneSubjectInItsOrder() {
		UUID subject = UUID.randomUUID();
		this.audit.note(subject, Party.user(UUID.randomUUID(), "Nora"), "The enterprise was created.");
		this.audit.note(UUID.randomUUID(), Party.SYSTEM, "Something else.");
		this.audit.note(subject, Party.apiKey(UUID.randomUUID(), "Billing"), "A new invitation was asked for.");
		this.audit.note(subject, Party.ADMINISTRATOR, "The right code was entered.");

		assertThat(this.audit.of(subject)).containsExactly(
				new Audit.Entry(NOON, "reseller", "The enterprise was created.", new By(Kind.USER, "Nora")),
				new Audit.Entry(NOON, "reseller", "A new invitation was asked for.", new By(Kind.API_KEY, "Billing")),
				new Audit.Entry(NOON, "administrator", "The right code was entered.",
						new By(Kind.ADMINISTRATOR, null)));
	}

	@Test
	void findsWhatAPersonOfAResellerDid() {
		UUID subject = UUID.randomUUID();
		UUID account = UUID.randomUUID();
		this.audit.note(subject, Party.user(account, "Nora"), "The enterprise was disabled.", "ACTIVE", "DISABLED");

		assertThat(this.trail.find(query(subject, null, "Nora", true))).isEmpty();
		assertThat(this.trail.find(query(subject, null, "Nora", false))).singleElement()
			.satisfies((entry) -> assertThat(entry.partyId()).isEqualTo(account))
			.satisfies((entry) -> assertThat(entry.party()).isEqualTo("USER"))
			.satisfies((entry) -> assertThat(entry.before() + " " + entry.after()).isEqualTo("ACTIVE DISABLED"));
	}

	@Test
	void tellsWhatWasWrittenDownBeforeNamesWereKept() {
		UUID subject = UUID.randomUUID();
		this.jdbc.sql("insert into audit_entry (subject, at, actor, text) values (?, ?, 'reseller', 'Old.')")
			.params(subject, Timestamp.from(NOON))
			.update();

		assertThat(this.audit.of(subject)).containsExactly(new Audit.Entry(NOON, "reseller", "Old.", null));
	}

	@Test
	void keepsWhoOfTheStaffDidItAndWhyFromReadersOfTheHistory() {
		UUID subject = UUID.randomUUID();
		this.audit.note(subject, new StaffAct("anna", " The licence is there now "), "Support let us try again.", "a",
				"b");

		assertThat(this.audit.of(subject))
			.containsExactly(new Audit.Entry(NOON, "support", "Support let us try again.", new By(Kind.STAFF, null)));
		assertThat(this.trail.find(AuditQuery.about(subject))).singleElement()
			.satisfies((entry) -> assertThat(entry.reason()).isEqualTo("The licence is there now"))
			.satisfies((entry) -> assertThat(entry.person()).isEqualTo("anna"))
			.satisfies((entry) -> assertThat(entry.before() + entry.after()).isEqualTo("ab"));
	}

	@Test
	void findsByPersonTimeAndWords() {
		UUID subject = UUID.randomUUID();
		this.audit.note(subject, new StaffAct("anna", "100% sure"), "One.", null, null);
		this.audit.note(subject, new StaffAct("bert", "Another"), "Two.", null, null);
		this.audit.note(subject, Party.SYSTEM, "Three.");

		assertThat(texts(query(subject, "100% S", null, false))).containsExactly("One.");
		assertThat(texts(query(subject, null, "bert", false))).containsExactly("Two.");
		assertThat(texts(query(subject, null, null, true))).containsExactly("Two.", "One.");
		assertThat(texts(new AuditQuery(subject, null, null, false, NOON.plusSeconds(1), null, null, 10))).isEmpty();
		assertThat(texts(new AuditQuery(subject, null, null, false, null, NOON, null, 10))).isEmpty();
		long newest = this.trail.find(AuditQuery.about(subject)).get(0).id();
		assertThat(texts(new AuditQuery(subject, null, null, false, null, null, newest, 10))).containsExactly("Two.",
				"One.");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "update audit_entry set text = 'Nothing.'", "delete from audit_entry", "truncate audit_entry" })
	void cannotBeChangedAfterwards(String statement) {
		this.audit.note(UUID.randomUUID(), Party.SYSTEM, "Something.");

		assertThatThrownBy(() -> this.jdbc.sql(statement).update())
			.hasMessageContaining("The audit trail is not changed");
	}

	@Test
	void wantsAReasonFromTheStaff() {
		assertThatThrownBy(() -> new StaffAct("anna", " ")).isInstanceOf(ReasonNeeded.class);
		assertThatThrownBy(() -> new StaffAct("anna", "x".repeat(501))).isInstanceOf(ReasonNeeded.class);
	}

	private static AuditQuery query(UUID subject, String text, String person, boolean staffOnly) {
		return new AuditQuery(subject, text, person, staffOnly, null, null, null, 10);
	}

	private List<String> texts(AuditQuery query) {
		return this.trail.find(query).stream().map(AuditTrail.Entry::text).toList();
	}

	@Test
	void takesAddressesOutOfWhatIsTold() {
		UUID subject = UUID.randomUUID();
		this.audit.note(subject, Party.SYSTEM,
				"Changed: administrator from a.b@contoso.example to \u201cc@d.example\u201d; mail to x@y.example.");
		this.audit.note(subject, Party.SYSTEM,
				"The user teammate-activation@contoso-abc.use1.sbc.example has a licence.");

		this.audit.forgetAddresses(subject, "teammate-activation");

		assertThat(this.audit.of(subject)).extracting(Audit.Entry::text)
			.containsExactly("Changed: administrator from (removed) to \u201c(removed)\u201d; mail to (removed).",
					"The user teammate-activation@contoso-abc.use1.sbc.example has a licence.");
	}

}
