package com.teammate.enterprise;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.ManagementConsents.Act;
import com.teammate.enterprise.ManagementConsents.Deed;
import com.teammate.enterprise.ManagementConsents.Scope;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.reseller.ResellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Enterprises.class, EnterpriseUsers.class, ManagementConsents.class, Audit.class })
class ManagementConsentsTests {

	private static final Party NORA = Party.user(UUID.randomUUID(), "Nora");

	private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

	@Autowired
	private ManagementConsents consents;

	@Autowired
	private EnterpriseUsers users;

	@Autowired
	private Enterprises enterprises;

	@Autowired
	private Audit audit;

	@Autowired
	private JdbcClient jdbc;

	@MockitoBean
	private Events events;

	@MockitoBean
	private Clock clock;

	private final ResellerId northwind = new ResellerId(UUID.randomUUID());

	@BeforeEach
	void aReseller() {
		given(this.clock.instant()).willReturn(NOW);
		this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'R', ?, now())")
			.params(this.northwind.value(), this.northwind + "@example.com")
			.update();
	}

	@Test
	void allowNothingBeforeTheAdministratorSaysSo() {
		EnterpriseId id = active(true);

		assertThat(this.consents.isToBeAsked(id)).isTrue();
		assertThat(this.consents.allows(id, Scope.USERS)).isFalse();
		assertThatExceptionOfType(UserNotPossible.class).isThrownBy(() -> this.users.add(id, user("one"), NORA));
	}

	@Test
	void allowWhatIsInTheirScopeOnly() {
		EnterpriseId id = active(true);

		assertThat(this.consents.grant(id, Set.of(Scope.ROUTING), null, "oid-1")).isTrue();

		assertThat(this.enterprises.get(id).managementConsent()).isEqualTo(ManagementConsent.GRANTED);
		assertThat(this.consents.allows(id, Scope.ROUTING)).isTrue();
		assertThatExceptionOfType(UserNotPossible.class).isThrownBy(() -> this.users.add(id, user("one"), NORA));
		then(this.events).should().record(id.value(), EventType.MANAGEMENT_CONSENT_GRANTED);
	}

	@Test
	void refuseOnlyWhatTheAdministratorHasSaidNoTo() {
		EnterpriseId id = active(true);
		this.consents.refuseAgainst(id, Scope.ROUTING);

		this.consents.grant(id, Set.of(Scope.USERS), null, "oid-1");
		assertThatExceptionOfType(ManagementNotAllowed.class)
			.isThrownBy(() -> this.consents.refuseAgainst(id, Scope.ROUTING));
		this.consents.grant(id, Set.of(Scope.ROUTING), NOW.plusSeconds(60), "oid-1");
		this.consents.refuseAgainst(id, Scope.ROUTING);
		given(this.clock.instant()).willReturn(NOW.plusSeconds(61));

		assertThatExceptionOfType(ManagementNotAllowed.class)
			.isThrownBy(() -> this.consents.refuseAgainst(id, Scope.ROUTING))
			.satisfies((refused) -> assertThat(refused.consent()).isEqualTo(ManagementConsent.REVOKED));
	}

	@Test
	void staysRefusedWhenTheResellerDoesNotAskAnyMore() {
		EnterpriseId id = active(true);
		this.consents.grant(id, Set.of(Scope.ROUTING), null, "oid-1");
		this.consents.revoke(id, "oid-1");
		this.jdbc.sql("update enterprise set management_consent = 'NOT_REQUESTED' where id = ?")
			.param(id.value())
			.update();

		assertThat(this.consents.isRefused(id, Scope.ROUTING)).isTrue();
	}

	@Test
	void keepWhatTheResellerDidUnderThem() {
		EnterpriseId id = active(true);
		this.consents.grant(id, Set.of(Scope.USERS), null, "oid-1");

		this.users.add(id, user("one"), NORA);
		this.users.add(id, user("two"), Party.ADMINISTRATOR);

		assertThat(this.consents.of(id)).singleElement().satisfies((grant) -> {
			assertThat(grant.grantedBy()).isEqualTo("oid-1");
			assertThat(grant.acts()).containsExactly(new Act(NOW, Deed.USER_ADDED, "one@contoso.example", null));
		});
		assertThat(this.audit.of(id.value())).anySatisfy((entry) -> {
			assertThat(entry.actor()).isEqualTo("administrator");
			assertThat(entry.text()).contains("two@contoso.example");
		});
	}

	@ParameterizedTest
	@CsvSource({ "User one@contoso.example was added.,USER_ADDED,one@contoso.example",
			"User one@contoso.example was removed.,USER_REMOVED,one@contoso.example",
			"'The voice regions were changed to us-east-1, us-west.',REGIONS_CHANGED,'us-east-1, us-west'",
			"Something else.,OTHER,Something else." })
	void tellApartWhatNodesOfTheReleaseBeforeWrite(String sentence, Deed deed, String subject) {
		EnterpriseId id = active(true);
		this.consents.grant(id, Set.of(Scope.USERS), null, "oid-1");
		UUID grant = this.consents.current(id).orElseThrow().id();

		this.jdbc.sql("insert into management_act (grant_id, at, text) values (?, ?, ?)")
			.params(grant, Timestamp.from(NOW), sentence)
			.update();
		this.consents.note(id, deed, subject, "details");

		assertThat(this.consents.of(id).get(0).acts()).containsExactly(new Act(NOW, deed, subject, null),
				new Act(NOW, deed, subject, "details"));
		assertThat(this.jdbc.sql("select distinct text from management_act where grant_id = ?")
			.param(grant)
			.query(String.class)
			.single()).isEqualTo(sentence);
	}

	@Test
	void endAtOnceWhenTheyAreTakenBack() {
		EnterpriseId id = active(true);
		this.consents.grant(id, Set.of(Scope.USERS), null, "oid-1");

		assertThat(this.consents.revoke(id, "oid-1")).isTrue();

		assertThat(this.enterprises.get(id).managementConsent()).isEqualTo(ManagementConsent.REVOKED);
		assertThatExceptionOfType(UserNotPossible.class).isThrownBy(() -> this.users.add(id, user("one"), NORA));
		assertThat(this.consents.revoke(id, "oid-1")).isFalse();
		assertThat(this.consents.grant(id, Set.of(Scope.USERS), null, "oid-2")).isTrue();
		assertThat(this.consents.of(id)).hasSize(2);
	}

	@Test
	void endByThemselvesWhenTheirTimeIsOver() {
		EnterpriseId id = active(true);
		this.consents.grant(id, Set.of(Scope.USERS), NOW.plus(Duration.ofDays(30)), "oid-1");
		assertThat(this.consents.allows(id, Scope.USERS)).isTrue();

		given(this.clock.instant()).willReturn(NOW.plus(Duration.ofDays(30)));

		assertThat(this.consents.allows(id, Scope.USERS)).isFalse();
		assertThat(this.enterprises.get(id).managementConsent()).isEqualTo(ManagementConsent.REVOKED);
		assertThat(this.consents.current(id)).isEmpty();
	}

	@Test
	void areNotPossibleWithoutARequestOrAScope() {
		EnterpriseId id = active(false);

		assertThat(this.consents.grant(id, Set.of(Scope.USERS), null, "oid-1")).isFalse();
		assertThat(this.consents.grant(active(true), Set.of(), null, "oid-1")).isFalse();
		assertThat(this.consents.isToBeAsked(id)).isFalse();
	}

	@Test
	void areAskedForAgainOnlyWhenTheResellerAsksAgain() {
		EnterpriseId id = active(true);

		this.consents.postpone(id);

		assertThat(this.consents.isToBeAsked(id)).isFalse();
		assertThat(this.enterprises.get(id).managementConsent()).isEqualTo(ManagementConsent.PENDING);
		this.enterprises.revise(id, wish(false));
		this.enterprises.revise(id, wish(true));
		assertThat(this.consents.isToBeAsked(id)).isTrue();
	}

	@Test
	void endWhenTheResellerDoesNotWantThemAnyMore() {
		EnterpriseId id = active(true);
		this.consents.grant(id, Set.of(Scope.USERS), null, "oid-1");

		this.enterprises.revise(id, wish(false));

		assertThat(this.consents.allows(id, Scope.USERS)).isFalse();
		assertThat(this.consents.current(id)).isEmpty();
	}

	private EnterpriseId active(boolean requested) {
		EnterpriseId id = EnterpriseId.random();
		this.enterprises.create(id, wish(requested));
		this.enterprises.activate(id);
		return id;
	}

	private NewEnterprise wish(boolean requested) {
		return new NewEnterprise(this.northwind, "Contoso", new EmailAddress("admin@contoso.example"), null, false,
				false, requested, List.of(new RegionId("us-west")), Set.of(OfferedService.TRUNK), List.of(), null,
				null);
	}

	private static NewUser user(String name) {
		return new NewUser(new EmailAddress(name + "@contoso.example"), name, null,
				String.valueOf(name.length() * 100 + name.charAt(0)));
	}

}
