package com.teammate.invitation;

import com.teammate.MovableClock;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsent;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.mail.LetterNotSent;
import com.teammate.mail.Mailer;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.sandbox.mail.Mail;
import com.teammate.sandbox.mail.Mailbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willDoNothing;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willCallRealMethod;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

@SpringBootTest(classes = InvitationRoom.class, webEnvironment = WebEnvironment.NONE,
		properties = { "teammate.invitation.public-url=https://connect.example/",
				"teammate.invitation.key=c2FuZGJveCBrZXksIHNhbmRib3gga2V5LCBzYW5kYm94IGtleQ==",
				"teammate.mail.from=invitations@connect.example", "teammate.mail.from-name=TeamMate" })
class InvitationsTests {

	private static final Mailbox MAILBOX = Mailbox.start(0, 0, 0);

	private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");

	private static final Pattern LINK = Pattern.compile("https://connect\\.example/invitations/([A-Za-z0-9_-]{22})\\s");

	@Autowired
	private Invitations invitations;

	@Autowired
	private MovableClock clock;

	@Autowired
	private JdbcClient sql;

	@Autowired
	private TransactionTemplate transaction;

	@MockitoBean
	private Enterprises enterprises;

	@MockitoBean
	private Resellers resellers;

	@MockitoBean
	private Audit audit;

	@MockitoBean
	private Events events;

	@MockitoSpyBean
	private Mailer mailer;

	private EnterpriseId enterprise;

	private String administrator;

	private String reseller;

	@DynamicPropertySource
	static void mailServer(DynamicPropertyRegistry properties) {
		properties.add("spring.mail.host", () -> "127.0.0.1");
		properties.add("spring.mail.port", MAILBOX::smtpPort);
	}

	@AfterAll
	static void closeMailbox() {
		MAILBOX.close();
	}

	@BeforeEach
	void anEnterpriseOfNorthwind() {
		this.enterprise = EnterpriseId.random();
		this.administrator = "admin@e" + this.enterprise + ".example";
		this.reseller = "office@r" + this.enterprise + ".example";
		ResellerId northwind = new ResellerId(UUID.randomUUID());
		this.sql.sql("insert into reseller (id, name, email, created_at) values (?, 'Northwind', ?, now())")
			.params(northwind.value(), this.reseller)
			.update();
		this.sql.sql("""
				insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
					request_management_consent, sbc_regions, services, pbx_types, status, management_consent,
					created_at, updated_at, version)
				values (?, ?, 'Contoso', ?, true, false, false, '{us-west}', '{PBX}', '{}', 'ONBOARDING',
					'NOT_REQUESTED', now(), now(), 0)""")
			.params(this.enterprise.value(), northwind.value(), this.administrator)
			.update();
		given(this.enterprises.get(this.enterprise)).willReturn(contoso(northwind));
		given(this.resellers.get(northwind)).willReturn(new Reseller(northwind, "Northwind Voice", this.reseller));
	}

	@Test
	void mailsALinkAndACodeThatLetTheAdministratorIn() {
		Mail mail = invite();

		CodeEntry entry = this.invitations.enter(linkIn(mail), codeIn(mail));

		assertThat(mail.subject()).isEqualTo("Northwind Voice invites Cont\u00f6so to connect Microsoft Teams");
		assertThat(mail.html()).contains(codeIn(mail)).contains(">Complete</a>").contains("valid until");
		assertThat(entry).isInstanceOfSatisfying(CodeEntry.Admitted.class, (admitted) -> {
			assertThat(admitted.enterprise()).isEqualTo(this.enterprise);
			assertThat(this.invitations.admitted(admitted.visit())).contains(this.enterprise);
		});
		assertThat(this.invitations.isCodeEntered(this.enterprise)).isTrue();
	}

	@Test
	void writesHistoryInPlainWordsWithoutTheCode() {
		Mail mail = invite();

		this.invitations.enter(linkIn(mail), codeIn(mail));

		then(this.audit).should()
			.note(this.enterprise.value(), Party.SYSTEM, "Invitation sent to " + this.administrator + ".");
		then(this.audit).should()
			.note(this.enterprise.value(), Party.ADMINISTRATOR, "The invitation code was entered.");
		then(this.audit).should(never()).note(any(), any(), contains(codeIn(mail)));
	}

	@Test
	void keepsNoCodeAndNoVisitReadable() {
		Mail mail = invite();
		VisitId visit = admit(mail);

		String stored = this.sql.sql("""
				select string_agg(t::text, ' ') from (
					select i::text as t from invitation i union all select v::text from visit v) all_rows""")
			.query(String.class)
			.single();

		assertThat(stored).doesNotContain(codeIn(mail))
			.doesNotContain(codeIn(mail).replace("-", ""))
			.doesNotContain(visit.value());
		assertThat(visit.value()).hasSize(43);
	}

	@Test
	void mailsTheSameLinkCodeAndMessageIdWhenSentAgain() {
		Mail first = invite();

		Mail second = invite();

		assertThat(second.messageId()).isEqualTo(first.messageId()).endsWith("@connect.example>");
		assertThat(linkIn(second)).isEqualTo(linkIn(first));
		assertThat(codeIn(second)).isEqualTo(codeIn(first));
	}

	@Test
	void mailsTheSameWhenACrashCameBetweenMailAndCommit() {
		Mail lost = this.transaction.execute((status) -> {
			status.setRollbackOnly();
			return invite();
		});

		Mail again = invite();

		assertThat(again.messageId()).isEqualTo(lost.messageId());
		assertThat(linkIn(again)).isEqualTo(linkIn(lost));
		assertThat(admit(lost)).isNotNull();
	}

	@Test
	void stopsTheTaskWhenTheMailServerDoesNotTakeTheLetter() {
		willThrow(new LetterNotSent("The mail server cannot be reached", new java.io.IOException())).given(this.mailer)
			.send(any());

		assertThatExceptionOfType(LetterNotSent.class).isThrownBy(() -> this.invitations.send(this.enterprise));

		willCallRealMethod().given(this.mailer).send(any());
		assertThat(admit(invite())).isNotNull();
	}

	@Test
	void voidsLinkCodeAndVisitsWhenRotated() {
		Mail old = invite();
		VisitId visit = admit(old);
		Party nora = Party.user(UUID.randomUUID(), "Nora");
		this.clock.pass(Duration.ofHours(3));

		this.invitations.rotate(this.enterprise, nora);

		assertThat(this.invitations.isCodeEntered(this.enterprise)).isFalse();
		assertThat(this.invitations.admitted(visit)).isEmpty();
		Mail fresh = invite();
		assertThat(linkIn(fresh)).isNotEqualTo(linkIn(old));
		assertThat(codeIn(fresh)).isNotEqualTo(codeIn(old));
		assertThat(fresh.messageId()).isNotEqualTo(old.messageId());
		assertThat(this.invitations.state(this.enterprise).orElseThrow().by()).isEqualTo(nora.shown());
		assertThat(this.invitations.enter(linkIn(old), codeIn(old)))
			.isEqualTo(new CodeEntry.Superseded(this.enterprise, this.clock.instant()));
		assertThat(this.invitations.look(linkIn(old)))
			.isEqualTo(new Standing.Superseded(this.enterprise, this.clock.instant()));
		assertThat(this.invitations.enter(linkIn(fresh), codeIn(old))).isInstanceOf(CodeEntry.Wrong.class);
		assertThat(admit(fresh)).isNotNull();
	}

	@Test
	void countsWrongTriesAndLocksAtTheFifth() {
		Mail mail = invite();
		int before = MAILBOX.messages().size();

		List<CodeEntry> entries = new ArrayList<>();
		for (int tried = 0; tried < 7; tried++) {
			entries.add(this.invitations.enter(linkIn(mail), "WRNG-WRNG-WRNG"));
		}

		assertThat(entries).containsExactly(new CodeEntry.Wrong(this.enterprise, 4),
				new CodeEntry.Wrong(this.enterprise, 3), new CodeEntry.Wrong(this.enterprise, 2),
				new CodeEntry.Wrong(this.enterprise, 1), new CodeEntry.Locked(this.enterprise, true),
				new CodeEntry.Locked(this.enterprise, false), new CodeEntry.Locked(this.enterprise, false));
		assertThat(this.invitations.enter(linkIn(mail), codeIn(mail)))
			.isEqualTo(new CodeEntry.Locked(this.enterprise, false));
		assertThat(this.invitations.isLocked(this.enterprise)).isTrue();
		assertThat(MAILBOX.messages()).hasSize(before + 1);
		assertThat(MAILBOX.newestTo(this.reseller)).hasValueSatisfying((told) -> {
			assertThat(told.subject()).isEqualTo("Invitation of Cont\u00f6so locked after wrong codes");
			assertThat(told.text()).contains("5 wrong codes").contains(this.administrator).doesNotContain(codeIn(mail));
		});
	}

	@Test
	void comparesAtMostFiveOfManyGuessesAtOnce() throws Exception {
		Mail mail = invite();
		List<Callable<CodeEntry>> guesses = new ArrayList<>(
				Collections.nCopies(50, () -> this.invitations.enter(linkIn(mail), "WRNG-WRNG-WRNG")));

		List<CodeEntry> entries = atOnce(guesses);

		assertThat(entries).filteredOn(CodeEntry.Wrong.class::isInstance)
			.extracting((entry) -> ((CodeEntry.Wrong) entry).triesLeft())
			.containsExactlyInAnyOrder(4, 3, 2, 1);
		assertThat(entries).filteredOn(new CodeEntry.Locked(this.enterprise, true)::equals).hasSize(1);
		assertThat(entries).filteredOn(new CodeEntry.Locked(this.enterprise, false)::equals).hasSize(45);
		assertThat(MAILBOX.to(this.reseller)).hasSize(1);
	}

	@Test
	void locksEvenWhenTheMailServerIsDownAndTellsTheResellerLater() {
		Mail mail = invite();
		willThrow(new LetterNotSent("The mail server cannot be reached", new java.io.IOException())).given(this.mailer)
			.send(any());

		for (int tried = 0; tried < 5; tried++) {
			this.invitations.enter(linkIn(mail), "WRNG-WRNG-WRNG");
		}

		assertThat(this.invitations.isLocked(this.enterprise)).isTrue();
		assertThat(MAILBOX.newestTo(this.reseller)).isEmpty();
		willCallRealMethod().given(this.mailer).send(any());
		this.invitations.remind(this.enterprise);
		this.invitations.remind(this.enterprise);
		assertThat(MAILBOX.to(this.reseller)).hasSize(1);
		assertThat(MAILBOX.to(this.administrator)).hasSize(1);
	}

	@Test
	void sendsANewInvitationAfterALock() {
		Mail locked = invite();
		for (int tried = 0; tried < 5; tried++) {
			this.invitations.enter(linkIn(locked), "WRNG-WRNG-WRNG");
		}

		this.invitations.rotate(this.enterprise, Party.SYSTEM);

		assertThat(this.invitations.isLocked(this.enterprise)).isFalse();
		assertThat(admit(invite())).isNotNull();
	}

	@Test
	void forgetsWrongTriesOnceTheCodeIsRight() {
		Mail mail = invite();
		this.invitations.enter(linkIn(mail), "WRNG-WRNG-WRNG");
		this.invitations.enter(linkIn(mail), "WRNG-WRNG-WRNG");

		admit(mail);

		assertThat(this.invitations.enter(linkIn(mail), "WRNG-WRNG-WRNG"))
			.isEqualTo(new CodeEntry.Wrong(this.enterprise, 4));
	}

	@Test
	void letsTwoBrowsersInAtOnce() throws Exception {
		Mail mail = invite();

		List<CodeEntry> entries = atOnce(
				Collections.nCopies(2, () -> this.invitations.enter(linkIn(mail), codeIn(mail))));

		assertThat(entries).hasOnlyElementsOfType(CodeEntry.Admitted.class).doesNotHaveDuplicates();
		assertThat(entries)
			.allSatisfy((entry) -> assertThat(this.invitations.admitted(((CodeEntry.Admitted) entry).visit()))
				.contains(this.enterprise));
	}

	@Test
	void letsInOnAnotherDayButEndsOldVisits() {
		Mail mail = invite();
		VisitId monday = admit(mail);

		this.clock.pass(Duration.ofHours(8));
		VisitId tuesday = admit(mail);

		assertThat(this.invitations.admitted(monday)).isEmpty();
		assertThat(this.invitations.admitted(tuesday)).contains(this.enterprise);
	}

	@Test
	void changesNothingWhenLookedAt() {
		Mail mail = invite();
		String before = row();

		for (int looked = 0; looked < 20; looked++) {
			assertThat(this.invitations.look(linkIn(mail)))
				.isEqualTo(new Standing.Open(this.enterprise, this.invitations.expiresAt(this.enterprise)));
		}

		assertThat(row()).isEqualTo(before);
		assertThat(admit(mail)).isNotNull();
	}

	@Test
	void endsByItselfWhenItsTimeIsOver() {
		Mail mail = invite();
		this.clock.pass(Duration.ofDays(14).minusSeconds(1));
		assertThat(admit(mail)).isNotNull();

		this.clock.pass(Duration.ofSeconds(1));

		assertThat(this.invitations.enter(linkIn(mail), codeIn(mail))).isEqualTo(new CodeEntry.NotValid());
		assertThat(this.invitations.look(linkIn(mail))).isEqualTo(new Standing.NotValid());
		assertThat(this.invitations.look(new LinkId("A".repeat(22)))).isEqualTo(new Standing.NotValid());
		assertThat(this.invitations.enter(new LinkId("A".repeat(22)), codeIn(mail)))
			.isEqualTo(new CodeEntry.NotValid());
	}

	@Test
	void countsItsLifeFromTheFirstMail() {
		this.invitations.rotate(this.enterprise, Party.SYSTEM);
		this.clock.pass(Duration.ofDays(20));

		Mail mail = invite();

		assertThat(this.invitations.expiresAt(this.enterprise))
			.isEqualTo(this.clock.instant().plus(Duration.ofDays(14)));
		assertThat(admit(mail)).isNotNull();
	}

	@Test
	void expiresWithItsVisitsAndTellsTheReseller() {
		Mail mail = invite();
		VisitId visit = admit(mail);

		this.invitations.expire(this.enterprise);
		this.invitations.expire(this.enterprise);

		assertThat(this.invitations.admitted(visit)).isEmpty();
		assertThat(this.invitations.enter(linkIn(mail), codeIn(mail))).isEqualTo(new CodeEntry.NotValid());
		assertThat(MAILBOX.to(this.reseller)).singleElement().satisfies((told) -> {
			assertThat(told.subject()).isEqualTo("Invitation of Cont\u00f6so has expired");
			assertThat(told.text()).contains("The code was entered, but").contains("Your turn");
		});
		assertThat(admit(invite())).isNotNull();
	}

	@Test
	void letsNobodyInByAThousandGuessesAtOnceAndLocksEveryInvitation() throws Exception {
		Enterprise contoso = this.enterprises.get(this.enterprise);
		given(this.enterprises.get(any())).willReturn(contoso);
		willDoNothing().given(this.mailer).send(any());
		this.sql
			.sql("""
					with guessed as (
						insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
							request_management_consent, sbc_regions, services, pbx_types, status, management_consent,
							created_at, updated_at, version)
						select gen_random_uuid(), reseller_id, name, admin_email, true, false, false, sbc_regions, services,
							pbx_types, status, management_consent, created_at, updated_at, version
						from enterprise, generate_series(1, 1000) where id = ? returning id)
					insert into invitation (id, enterprise_id, link, state, issued_at, expires_at, sent_at, wrong_tries)
					select gen_random_uuid(), id, 'guess' || left(replace(id::text, '-', ''), 17), 'OPEN', now(), ?, now(), 4 from guessed
					""")
			.params(this.enterprise.value(), InvitationTable.at(this.clock.instant().plus(Duration.ofDays(14))))
			.update();
		List<String> links = this.sql.sql("select link from invitation where link like 'guess%'")
			.query(String.class)
			.list();

		// Whoever locks needs two connections for a moment, and there are ten.
		ForkJoinPool guessers = new ForkJoinPool(4);
		List<CodeEntry> entries = guessers
			.submit(() -> links.parallelStream()
				.map((link) -> this.invitations.enter(new LinkId(link), link.substring(5, 17)))
				.toList())
			.get();
		guessers.shutdown();

		assertThat(entries).hasSize(1000).allMatch((entry) -> entry instanceof CodeEntry.Locked locked && locked.now());
	}

	@Test
	void letsNobodyInAfterItIsClosedButKeepsVisits() {
		Mail mail = invite();
		VisitId visit = admit(mail);

		this.invitations.close(this.enterprise);

		assertThat(this.invitations.enter(linkIn(mail), codeIn(mail))).isEqualTo(new CodeEntry.NotValid());
		assertThat(this.invitations.admitted(visit)).contains(this.enterprise);
		assertThat(this.invitations.isCodeEntered(this.enterprise)).isTrue();
	}

	@Test
	void remindsAtItsTimesAndSaysWhatIsOpen() {
		Mail mail = invite();

		this.invitations.remind(this.enterprise);
		Mail first = MAILBOX.newestTo(this.administrator).orElseThrow();
		admit(mail);
		this.invitations.remind(this.enterprise);
		Mail second = MAILBOX.newestTo(this.administrator).orElseThrow();

		assertThat(first.text()).contains("has not been entered yet").contains(codeIn(mail));
		assertThat(second.text()).contains("the two consents at Microsoft are not complete").contains(codeIn(mail));
		assertThat(Set.of(mail.messageId(), first.messageId(), second.messageId())).hasSize(3);
	}

	@Test
	void namesTheNextReminderWhileTheOneDueIsStillToBeSent() {
		invite();
		Instant sent = this.clock.instant();
		assertThat(this.invitations.nextReminderAt(this.enterprise)).contains(sent.plus(Duration.ofDays(2)));

		this.clock.pass(Duration.ofDays(2));

		assertThat(this.invitations.nextReminderAt(this.enterprise)).contains(sent.plus(Duration.ofDays(5)));
		this.clock.pass(Duration.ofDays(3));
		assertThat(this.invitations.nextReminderAt(this.enterprise)).contains(sent.plus(Duration.ofDays(10)));
		this.clock.pass(Duration.ofDays(5));
		assertThat(this.invitations.nextReminderAt(this.enterprise)).isEmpty();
	}

	@Test
	void remindsNobodyOfAClosedInvitation() {
		invite();
		this.invitations.close(this.enterprise);
		int before = MAILBOX.messages().size();

		this.invitations.remind(this.enterprise);

		assertThat(MAILBOX.messages()).hasSize(before);
		assertThat(this.invitations.nextReminderAt(this.enterprise)).isEmpty();
	}

	@Test
	void asksAnewOnLeavingAndSaysWhyWhatForAndUntilWhen() {
		Mail before = invite();
		VisitId visit = admit(before);
		Instant leftAt = this.clock.instant().plus(Duration.ofDays(30));
		this.invitations.revoke(this.enterprise);
		assertThat(this.invitations.state(this.enterprise)).isEmpty();
		assertThat(this.invitations.enter(linkIn(before), codeIn(before))).isEqualTo(new CodeEntry.NotValid());

		this.invitations.askOnLeaving(this.enterprise, leftAt);
		this.invitations.askOnLeaving(this.enterprise, leftAt);

		assertThat(MAILBOX.to(this.administrator)).hasSize(2);
		Mail asked = MAILBOX.newestTo(this.administrator).orElseThrow();
		assertThat(asked.subject())
			.isEqualTo("To remove the connection of Cont\u00f6so we need a consent of yours again");
		String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
			.withLocale(Locale.UK)
			.format(leftAt.atOffset(ZoneOffset.UTC));
		for (String letter : List.of(asked.text(), asked.html())) {
			assertThat(letter).contains("Northwind Voice is removing the connection")
				.contains("leads to just that consent", "You need not do it. What is still there on " + day)
				.doesNotContain("would like to connect", "calls may stop");
		}
		assertThat(this.invitations.admitted(visit)).isEmpty();
		assertThat(this.invitations.look(linkIn(before))).isInstanceOf(Standing.Superseded.class);
		assertThat(admit(asked)).isNotNull();
		then(this.events).should(times(2)).record(eq(this.enterprise.value()), eq(EventType.INVITATION_SENT), any());
	}

	@Test
	void remindsOnLeavingAndThenLeavesItToTheReseller() {
		Instant leftAt = this.clock.instant().plus(Duration.ofDays(30));
		this.invitations.askOnLeaving(this.enterprise, leftAt);
		this.clock.pass(Duration.ofDays(2));
		this.invitations.askOnLeaving(this.enterprise, leftAt);
		assertThat(MAILBOX.to(this.administrator)).hasSize(2)
			.allSatisfy((mail) -> assertThat(mail.subject()).startsWith("To remove the connection"));
		isBeingRemoved();

		this.clock.pass(Duration.ofDays(13));
		this.invitations.askOnLeaving(this.enterprise, leftAt);
		this.invitations.askOnLeaving(this.enterprise, leftAt);

		assertThat(this.invitations.isExpired(this.enterprise)).isTrue();
		assertThat(MAILBOX.to(this.administrator)).hasSize(2);
		assertThat(MAILBOX.to(this.reseller)).singleElement()
			.satisfies((told) -> assertThat(told.text()).contains("is to be taken away whole")
				.doesNotContain("correct the address"));
	}

	private void isBeingRemoved() {
		Enterprise enterprise = this.enterprises.get(this.enterprise);
		given(this.enterprises.get(this.enterprise))
			.willReturn(new Enterprise(this.enterprise, enterprise.requested(), EnterpriseStatus.REMOVING,
					ManagementConsent.NOT_REQUESTED, null, null, 0, this.clock.instant(), this.clock.instant(), 0));
	}

	private Mail invite() {
		this.invitations.send(this.enterprise);
		return MAILBOX.newestTo(this.administrator).orElseThrow();
	}

	private VisitId admit(Mail mail) {
		return ((CodeEntry.Admitted) this.invitations.enter(linkIn(mail), codeIn(mail).toLowerCase())).visit();
	}

	private String row() {
		return this.sql.sql("select i::text from invitation i where enterprise_id = ?")
			.param(this.enterprise.value())
			.query(String.class)
			.single();
	}

	private static String codeIn(Mail mail) {
		return find(CODE, mail).group();
	}

	private static LinkId linkIn(Mail mail) {
		return new LinkId(find(LINK, mail).group(1));
	}

	private static Matcher find(Pattern pattern, Mail mail) {
		Matcher matcher = pattern.matcher(mail.text());
		assertThat(matcher.find()).isTrue();
		return matcher;
	}

	private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> result : threads.invokeAll(tasks)) {
				results.add(result.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Enterprise contoso(ResellerId northwind) {
		NewEnterprise requested = new NewEnterprise(northwind, "Cont\u00f6so", new EmailAddress(this.administrator),
				null, true, false, false, List.of(new RegionId("us-west")), Set.of(OfferedService.PBX), List.of(), null,
				null);
		return new Enterprise(this.enterprise, requested, EnterpriseStatus.ONBOARDING, ManagementConsent.NOT_REQUESTED,
				null, null, 0, this.clock.instant(), this.clock.instant(), 0);
	}

}
