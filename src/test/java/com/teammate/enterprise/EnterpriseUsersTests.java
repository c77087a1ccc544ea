package com.teammate.enterprise;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.teammate.TestDatabase;
import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.enterprise.UserNotPossible.Reason;
import com.teammate.event.Events;
import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Enterprises.class, EnterpriseUsers.class, ManagementConsents.class, Audit.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class EnterpriseUsersTests {

	private static final Party NORA = Party.user(UUID.randomUUID(), "Nora");

	@Autowired
	private EnterpriseUsers users;

	@Autowired
	private Enterprises enterprises;

	@Autowired
	private JdbcClient jdbc;

	@MockitoBean
	private Events events;

	@MockitoBean
	private Clock clock;

	private final ResellerId northwind = new ResellerId(UUID.randomUUID());

	@BeforeEach
	void aReseller() {
		given(this.clock.instant()).willReturn(Instant.parse("2026-11-23T12:00:00Z"));
		this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'R', ?, now())")
			.params(this.northwind.value(), this.northwind + "@example.com")
			.update();
	}

	@Test
	void leavesExactlyTheLimitWhenAHundredAreAddedAtOnce() throws InterruptedException, ExecutionException {
		EnterpriseId enterprise = managed(10);
		var threads = Executors.newFixedThreadPool(20);
		List<Callable<Boolean>> additions = IntStream.range(100, 200)
			.mapToObj((number) -> (Callable<Boolean>) () -> isAdded(enterprise, user("user" + number, "" + number)))
			.toList();

		int added = 0;
		for (Future<Boolean> result : threads.invokeAll(additions)) {
			added += result.get() ? 1 : 0;
		}
		threads.shutdown();

		assertThat(added).isEqualTo(10);
		assertThat(this.users.list(enterprise, null, 200)).hasSize(10);
		assertThat(this.enterprises.get(enterprise).usersInUse()).isEqualTo(10);
	}

	@Test
	void addsOneUserOnceWhenManyAddItAtOnce() throws InterruptedException, ExecutionException {
		EnterpriseId enterprise = managed(null);
		var threads = Executors.newFixedThreadPool(8);
		List<Callable<Boolean>> additions = IntStream.range(100, 108)
			.mapToObj((number) -> (Callable<Boolean>) () -> isAdded(enterprise, user("kim", "" + number)))
			.toList();

		int added = 0;
		for (Future<Boolean> result : threads.invokeAll(additions)) {
			added += result.get() ? 1 : 0;
		}
		threads.shutdown();

		assertThat(added).isEqualTo(1);
	}

	@Test
	void warnsFromFourFifthsOfTheLimit() {
		EnterpriseId enterprise = managed(5);

		List<Boolean> warnings = IntStream.range(10, 15)
			.mapToObj((number) -> this.users.add(enterprise, user("u" + number, "" + number), NORA).isNearLimit())
			.toList();

		assertThat(warnings).containsExactly(false, false, false, true, true);
	}

	@Test
	void blocksAdditionsOnlyWhenTheLimitIsBelowUse() {
		EnterpriseId enterprise = managed(null);
		EnterpriseUser first = this.users.add(enterprise, user("a", "11"), NORA).user();
		this.users.add(enterprise, user("b", "12"), NORA);
		this.jdbc.sql("update enterprise set user_limit = 1 where id = ?").param(enterprise.value()).update();

		assertThatThrownBy(() -> this.users.add(enterprise, user("c", "13"), NORA))
			.isInstanceOfSatisfying(UserNotPossible.class, is(Reason.USER_LIMIT_REACHED));
		assertThat(this.users.remove(enterprise, first.id(), NORA)).isTrue();
		assertThat(this.users.remove(enterprise, first.id(), NORA)).isFalse();
		assertThat(this.users.list(enterprise, null, 10)).extracting((user) -> user.userPrincipalName().value())
			.containsExactly("b@contoso.example");
	}

	@Test
	void keepsNamesNumbersAndExtensionsUniqueInOneEnterprise() {
		EnterpriseId enterprise = managed(null);
		this.users.add(enterprise, user("kim", "11"), NORA);
		this.users.add(enterprise, new NewUser(new EmailAddress("lee@contoso.example"), "Lee", "+12065550100", null),
				NORA);

		assertThatThrownBy(() -> this.users.add(enterprise, user("KIM", "12"), NORA))
			.isInstanceOfSatisfying(UserNotPossible.class, is(Reason.USER_EXISTS));
		assertThatThrownBy(() -> this.users.add(enterprise, user("new", "11"), NORA))
			.isInstanceOfSatisfying(UserNotPossible.class, is(Reason.NUMBER_IN_USE));
		assertThatThrownBy(() -> this.users.add(enterprise,
				new NewUser(new EmailAddress("new@contoso.example"), "New", "+12065550100", null), NORA))
			.isInstanceOfSatisfying(UserNotPossible.class, is(Reason.NUMBER_IN_USE));
		assertThat(this.users.add(managed(null), user("kim", "11"), NORA).inUse()).isEqualTo(1);
	}

	@Test
	void needsAnActiveEnterpriseAndTheConsentOfItsAdministrator() {
		EnterpriseId enterprise = managed(null);
		set(enterprise, "ACTIVE", "PENDING");
		assertThatThrownBy(() -> this.users.add(enterprise, user("kim", "11"), NORA))
			.isInstanceOfSatisfying(UserNotPossible.class, is(Reason.MANAGEMENT_CONSENT_MISSING));
		assertThatThrownBy(() -> this.users.remove(enterprise, UUID.randomUUID(), NORA))
			.isInstanceOfSatisfying(UserNotPossible.class, is(Reason.MANAGEMENT_CONSENT_MISSING));

		set(enterprise, "ONBOARDING", "GRANTED");
		assertThatThrownBy(() -> this.users.add(enterprise, user("kim", "11"), NORA))
			.isInstanceOfSatisfying(UserNotPossible.class, is(Reason.ENTERPRISE_NOT_ACTIVE));
		assertThat(this.users.list(enterprise, null, 10)).isEmpty();
	}

	@Test
	void givesTheEnterpriseANewVersion() {
		EnterpriseId enterprise = managed(null);
		long before = this.enterprises.get(enterprise).version();

		this.users.add(enterprise, user("kim", "11"), NORA);

		assertThat(this.enterprises.get(enterprise).version()).isEqualTo(before + 1);
	}

	private static java.util.function.Consumer<UserNotPossible> is(Reason reason) {
		return (refused) -> assertThat(refused.reason()).isEqualTo(reason);
	}

	private boolean isAdded(EnterpriseId enterprise, NewUser user) {
		try {
			this.users.add(enterprise, user, NORA);
			return true;
		}
		catch (UserNotPossible ex) {
			return false;
		}
	}

	private static NewUser user(String name, String extension) {
		return new NewUser(new EmailAddress(name + "@contoso.example"), name, null, extension);
	}

	private EnterpriseId managed(@Nullable Integer limit) {
		EnterpriseId id = EnterpriseId.random();
		this.enterprises.create(id,
				new NewEnterprise(this.northwind, "Contoso", new EmailAddress("admin@contoso.example"), limit, false,
						false, true, List.of(new RegionId("us-east-1")), Set.of(OfferedService.TRUNK), List.of(), null,
						null));
		set(id, "ACTIVE", "GRANTED");
		return id;
	}

	private void set(EnterpriseId id, String status, String consent) {
		this.jdbc.sql("update enterprise set status = ?, management_consent = ? where id = ?")
			.params(status, consent, id.value())
			.update();
	}

}
