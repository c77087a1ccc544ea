package com.teammate.enterprise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.teammate.TestDatabase;
import com.teammate.enterprise.EnterpriseQuery.Order;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.reseller.ResellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;

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
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.times;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Enterprises.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class EnterprisesTests {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	@Autowired
	private Enterprises enterprises;

	@Autowired
	private JdbcClient jdbc;

	@MockitoBean
	private Events events;

	@MockitoBean
	private Clock clock;

	private final ResellerId northwind = new ResellerId(UUID.randomUUID());

	private final ResellerId adventure = new ResellerId(UUID.randomUUID());

	@BeforeEach
	void twoResellers() {
		given(this.clock.instant()).willReturn(NOON);
		for (ResellerId reseller : List.of(this.northwind, this.adventure)) {
			this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'R', ?, now())")
				.params(reseller.value(), reseller + "@example.com")
				.update();
		}
	}

	@Test
	void keepsEveryWishAsItWasAsked() {
		NewEnterprise request = new NewEnterprise(this.northwind, "Contoso Ü. & Søn",
				new EmailAddress("a@contoso.example"), 50, true, false, true,
				List.of(new RegionId("us-west"), new RegionId("us-east-1")),
				Set.of(OfferedService.PBX, OfferedService.TRUNK), List.of("ringlogix"), "A-1001", "US");

		Enterprise created = this.enterprises.create(EnterpriseId.random(), request);

		assertThat(this.enterprises.get(created.id())).isEqualTo(created);
		assertThat(created.requested()).isEqualTo(request);
		assertThat(created.status()).isEqualTo(EnterpriseStatus.ONBOARDING);
		assertThat(created.managementConsent()).isEqualTo(ManagementConsent.PENDING);
		assertThat(created.tenant()).isEmpty();
		assertThat(created.createdAt()).isEqualTo(NOON);
	}

	@Test
	void keepsWhatWasLeftOut() {
		Enterprise created = create(this.northwind, "Fabrikam");

		assertThat(created.requested().userLimit()).isNull();
		assertThat(created.requested().billingReference()).isNull();
		assertThat(created.requested().country()).isNull();
		assertThat(created.managementConsent()).isEqualTo(ManagementConsent.NOT_REQUESTED);
	}

	@Test
	void showsAResellerOnlyItsOwn() {
		Enterprise own = create(this.northwind, "Own");
		Enterprise other = create(this.adventure, "Other");

		assertThat(this.enterprises.find(this.northwind, own.id())).contains(own);
		assertThat(this.enterprises.find(this.northwind, other.id())).isEmpty();
		assertThat(this.enterprises.list(this.northwind, page(null, null, null, 10))).containsExactly(own);
	}

	@Test
	void listsNewestFirstInPagesWithoutGapsOrRepeats() {
		List<String> names = List.of("A", "B", "C", "D", "E");
		names.forEach((name) -> {
			given(this.clock.instant()).willReturn(NOON.plus(Duration.ofSeconds(name.charAt(0) / 2)));
			create(this.northwind, name);
		});

		List<Enterprise> first = this.enterprises.list(this.northwind, page(null, null, null, 2));
		List<Enterprise> second = this.enterprises.list(this.northwind, page(null, null, first.get(1), 2));
		List<Enterprise> third = this.enterprises.list(this.northwind, page(null, null, second.get(1), 2));

		assertThat(first).extracting(Enterprise::createdAt).isSortedAccordingTo((left, right) -> right.compareTo(left));
		assertThat(first.size() + second.size() + third.size()).isEqualTo(5);
		assertThat(List.of(first, second, third)).flatMap((page) -> page)
			.extracting(Enterprise::name)
			.containsExactlyInAnyOrderElementsOf(names);
	}

	@ParameterizedTest
	@ValueSource(strings = { "conto", "CONTOSO", "@contoso.ex" })
	void findsByPartOfNameOrAddress(String text) {
		Enterprise contoso = create(this.northwind, "Contoso");
		create(this.northwind, "Fabrikam");

		assertThat(this.enterprises.list(this.northwind, page(text, null, null, 10))).containsExactly(contoso);
	}

	@Test
	void takesWildcardsLiterally() {
		create(this.northwind, "Contoso");
		Enterprise percent = create(this.northwind, "100%_\\");

		assertThat(this.enterprises.list(this.northwind, page("%_\\", null, null, 10))).containsExactly(percent);
	}

	@Test
	void findsByStatus() {
		create(this.northwind, "Onboarding");
		Enterprise active = create(this.northwind, "Active");
		this.enterprises.activate(active.id());

		assertThat(this.enterprises.list(this.northwind, page(null, EnterpriseStatus.ACTIVE, null, 10)))
			.extracting(Enterprise::id)
			.containsExactly(active.id());
	}

	@Test
	void pinsATenantToOneLivingEnterpriseOnly() {
		TenantId tenant = new TenantId(UUID.randomUUID());
		Enterprise first = create(this.northwind, "First");
		Enterprise second = create(this.adventure, "Second");

		this.enterprises.pinTenant(first.id(), tenant);
		this.enterprises.pinTenant(first.id(), tenant);

		assertThat(this.enterprises.get(first.id()).tenant()).contains(tenant);
		assertThatThrownBy(() -> this.enterprises.pinTenant(second.id(), tenant)).isInstanceOf(TenantTaken.class);
	}

	@Test
	void pinsATenantOnceWhenManyTryAtTheSameTime() throws InterruptedException, ExecutionException {
		TenantId tenant = new TenantId(UUID.randomUUID());
		List<Callable<Boolean>> tries = IntStream.range(0, 8)
			.mapToObj((number) -> create(this.northwind, "E" + number))
			.map((enterprise) -> (Callable<Boolean>) () -> pin(enterprise, tenant))
			.toList();

		var threads = Executors.newFixedThreadPool(8);
		int pinned = 0;
		for (Future<Boolean> result : threads.invokeAll(tries)) {
			pinned += result.get() ? 1 : 0;
		}
		threads.shutdown();

		assertThat(pinned).isEqualTo(1);
	}

	@Test
	void remembersSinceWhenItIsSomebodysTurn() {
		Enterprise enterprise = create(this.northwind, "Contoso");
		NextAction asked = new NextAction(Actor.GLOBAL_ADMIN, "ENTER_CODE", NOON, NOON.plus(Duration.ofDays(14)));

		this.enterprises.expect(enterprise.id(), asked);
		this.enterprises.expect(enterprise.id(),
				new NextAction(Actor.GLOBAL_ADMIN, "ENTER_CODE", NOON.plus(Duration.ofHours(1)), asked.dueBy()));

		assertThat(this.enterprises.get(enterprise.id()).nextAction()).isEqualTo(asked);
		assertThat(this.enterprises.get(enterprise.id()).version()).isGreaterThan(enterprise.version());
	}

	@Test
	void forgetsTheNextActionOnceNothingIsLeft() {
		Enterprise enterprise = create(this.northwind, "Contoso");
		this.enterprises.expect(enterprise.id(), new NextAction(Actor.SYSTEM, "SEND_INVITATION", NOON, null));

		this.enterprises.expect(enterprise.id(), null);

		assertThat(this.enterprises.get(enterprise.id()).nextAction()).isNull();
	}

	@Test
	void tellsTheNextActionForLaterWhileItIsDisabled() {
		Enterprise enterprise = create(this.northwind, "Contoso");
		NextAction later = new NextAction(Actor.SYSTEM, "CHECK_TENANT", NOON, null);

		assertThat(this.enterprises.disable(enterprise.id())).isTrue();
		this.enterprises.expect(enterprise.id(), later);

		assertThat(this.enterprises.get(enterprise.id()).status()).isEqualTo(EnterpriseStatus.DISABLED);
		assertThat(this.enterprises.get(enterprise.id()).nextAction())
			.isEqualTo(new NextAction(Actor.RESELLER, "ENABLE_ENTERPRISE", NOON, null));
		assertThat(this.enterprises.disable(enterprise.id())).isFalse();
		assertThat(this.enterprises.enable(enterprise.id())).isTrue();
		assertThat(this.enterprises.get(enterprise.id()).status()).isEqualTo(EnterpriseStatus.ONBOARDING);
		assertThat(this.enterprises.get(enterprise.id()).nextAction()).isEqualTo(later);
		assertThat(this.enterprises.enable(enterprise.id())).isFalse();
	}

	@Test
	void comesBackActiveWhenItsLastStepFinishedWhileItWasDisabled() {
		Enterprise enterprise = create(this.northwind, "Contoso");

		this.enterprises.disable(enterprise.id());
		this.enterprises.activate(enterprise.id());

		assertThat(this.enterprises.get(enterprise.id()).status()).isEqualTo(EnterpriseStatus.DISABLED);
		this.enterprises.enable(enterprise.id());
		assertThat(this.enterprises.get(enterprise.id()).status()).isEqualTo(EnterpriseStatus.ACTIVE);
	}

	@Test
	void needsANewYesAfterTheResellerTookItsRequestBack() {
		Enterprise enterprise = create(this.northwind, "Contoso");
		this.enterprises.revise(enterprise.id(), asking(enterprise, true));
		this.jdbc.sql("update enterprise set management_consent = 'GRANTED' where id = ?")
			.param(enterprise.id().value())
			.update();

		assertThat(this.enterprises.revise(enterprise.id(), asking(enterprise, true)).managementConsent())
			.isEqualTo(ManagementConsent.GRANTED);
		assertThat(this.enterprises.revise(enterprise.id(), asking(enterprise, false)).managementConsent())
			.isEqualTo(ManagementConsent.NOT_REQUESTED);
		assertThat(this.enterprises.revise(enterprise.id(), asking(enterprise, true)).managementConsent())
			.isEqualTo(ManagementConsent.PENDING);
	}

	@Test
	void listsThoseThatWaitForSomebody() {
		Enterprise waiting = create(this.northwind, "Contoso");
		Enterprise disabled = create(this.northwind, "Fabrikam");
		create(this.northwind, "Litware");
		expect(waiting, Actor.GLOBAL_ADMIN, NOON);
		expect(disabled, Actor.MICROSOFT, NOON);
		this.enterprises.disable(disabled.id());

		assertThat(names(null, Actor.GLOBAL_ADMIN, Order.NEWEST)).containsExactly("Contoso");
		assertThat(names(null, Actor.RESELLER, Order.NEWEST)).containsExactly("Fabrikam");
		assertThat(names(null, Actor.MICROSOFT, Order.NEWEST)).isEmpty();
		assertThat(names("con", Actor.GLOBAL_ADMIN, Order.NAME)).containsExactly("Contoso");
	}

	@Test
	void sortsByNameWhateverTheCaseOfLetters() {
		for (String name : List.of("litware", "Contoso", "fabrikam", "Alpine")) {
			create(this.northwind, name);
		}
		create(this.adventure, "Beta");

		assertThat(names(null, null, Order.NAME)).containsExactly("Alpine", "Contoso", "fabrikam", "litware");
	}

	@Test
	void sortsByHowLongTheyHaveWaited() {
		create(this.northwind, "Done");
		Enterprise young = create(this.northwind, "Young");
		Enterprise old = create(this.northwind, "Old");
		Enterprise disabled = create(this.northwind, "Disabled");
		expect(young, Actor.RESELLER, NOON.minusSeconds(60));
		expect(old, Actor.GLOBAL_ADMIN, NOON.minusSeconds(3600));
		expect(disabled, Actor.GLOBAL_ADMIN, NOON.minusSeconds(7200));
		this.enterprises.disable(disabled.id());

		assertThat(names(null, null, Order.LONGEST_WAIT)).containsExactly("Old", "Young", "Disabled", "Done");
	}

	private void expect(Enterprise enterprise, Actor actor, Instant since) {
		this.enterprises.expect(enterprise.id(), new NextAction(actor, "SOMETHING", since, null));
	}

	/** Read page by page, two at a time. */
	private List<String> names(String text, Actor actor, Order order) {
		List<String> names = new ArrayList<>();
		List<Enterprise> page = this.enterprises.list(this.northwind,
				new EnterpriseQuery(text, null, actor, order, null, 2));
		while (!page.isEmpty()) {
			page.forEach((enterprise) -> names.add(enterprise.name()));
			Enterprise last = page.get(page.size() - 1);
			page = this.enterprises.list(this.northwind, new EnterpriseQuery(text, null, actor, order,
					new EnterpriseQuery.Position(last.createdAt(), last.id().value()), 2));
		}
		return names;
	}

	private NewEnterprise asking(Enterprise enterprise, boolean management) {
		NewEnterprise before = enterprise.requested();
		return new NewEnterprise(before.reseller(), before.name(), before.adminEmail(), null, false, false, management,
				before.sbcRegions(), before.services(), before.pbxTypes(), null, null);
	}

	@Test
	void tellsWhatHappensToAnEnterprise() {
		Enterprise enterprise = create(this.northwind, "Contoso");
		NextAction send = new NextAction(Actor.SYSTEM, "SEND_INVITATION", NOON, null);
		this.enterprises.expect(enterprise.id(), send);
		this.enterprises.expect(enterprise.id(), send);
		this.enterprises.revise(enterprise.id(), asking(enterprise, true));
		this.enterprises.disable(enterprise.id());
		this.enterprises.expect(enterprise.id(), new NextAction(Actor.GLOBAL_ADMIN, "ENTER_CODE", NOON, null));
		this.enterprises.enable(enterprise.id());
		this.enterprises.activate(enterprise.id());
		this.enterprises.activate(enterprise.id());
		this.enterprises.expect(enterprise.id(), null);

		UUID id = enterprise.id().value();
		InOrder order = inOrder(this.events);
		order.verify(this.events).record(id, EventType.ENTERPRISE_CREATED, Map.of("name", "Contoso"));
		order.verify(this.events).record(id, EventType.NEXT_ACTION_CHANGED, turn("SYSTEM", "SEND_INVITATION"));
		order.verify(this.events).record(id, EventType.ENTERPRISE_CHANGED);
		order.verify(this.events).record(id, EventType.MANAGEMENT_CONSENT_REQUESTED);
		order.verify(this.events).record(id, EventType.ENTERPRISE_DISABLED);
		order.verify(this.events).record(id, EventType.NEXT_ACTION_CHANGED, turn("RESELLER", "ENABLE_ENTERPRISE"));
		order.verify(this.events).record(id, EventType.ENTERPRISE_ENABLED);
		order.verify(this.events).record(id, EventType.NEXT_ACTION_CHANGED, turn("GLOBAL_ADMIN", "ENTER_CODE"));
		order.verify(this.events).record(id, EventType.ENTERPRISE_ACTIVE);
		order.verify(this.events).record(id, EventType.PBX_OPTIONS_CHANGED, options("ACTIVE", false, false));
		order.verify(this.events).record(id, EventType.NEXT_ACTION_CHANGED, Map.of());
		order.verifyNoMoreInteractions();
	}

	@Test
	void tellsThePbxSideOfActiveEnterprisesOnly() {
		Enterprise enterprise = create(this.northwind, "Contoso");
		this.enterprises.revise(enterprise.id(), choosing(enterprise, true, false));
		this.enterprises.disable(enterprise.id());
		this.enterprises.activate(enterprise.id());
		this.enterprises.enable(enterprise.id());
		this.enterprises.revise(enterprise.id(), asking(enterprise, true));
		this.enterprises.revise(enterprise.id(), choosing(enterprise, false, true));
		this.enterprises.revise(enterprise.id(), choosing(enterprise, false, true));
		this.enterprises.disable(enterprise.id());
		this.enterprises.beginRemoval(enterprise.id());
		this.enterprises.beginRemoval(enterprise.id());

		UUID id = enterprise.id().value();
		ArgumentCaptor<Map<String, Object>> told = ArgumentCaptor.captor();
		then(this.events).should(times(5)).record(eq(id), eq(EventType.PBX_OPTIONS_CHANGED), told.capture());
		assertThat(told.getAllValues()).containsExactly(options("ACTIVE", true, false), options("ACTIVE", false, false),
				options("ACTIVE", false, true), options("DISABLED", false, true), options("REMOVING", false, true));
	}

	private static Map<String, Object> options(String status, boolean musicOnHold, boolean sipData) {
		return Map.of("status", status, "pbxMusicOnHold", musicOnHold, "accessSipData", sipData);
	}

	private static NewEnterprise choosing(Enterprise enterprise, boolean musicOnHold, boolean sipData) {
		NewEnterprise before = enterprise.requested();
		return new NewEnterprise(before.reseller(), before.name(), before.adminEmail(), null, musicOnHold, sipData,
				false, before.sbcRegions(), before.services(), before.pbxTypes(), null, null);
	}

	private static Map<String, String> turn(String actor, String code) {
		return Map.of("actor", actor, "code", code);
	}

	@Test
	void saysWhenThereIsNoSuchEnterprise() {
		assertThatThrownBy(() -> this.enterprises.get(EnterpriseId.random())).isInstanceOf(EnterpriseNotFound.class);
	}

	private boolean pin(Enterprise enterprise, TenantId tenant) {
		try {
			this.enterprises.pinTenant(enterprise.id(), tenant);
			return true;
		}
		catch (TenantTaken ex) {
			return false;
		}
	}

	private EnterpriseQuery page(String text, EnterpriseStatus status, Enterprise after, int limit) {
		return new EnterpriseQuery(text, status,
				(after != null) ? new EnterpriseQuery.Position(after.createdAt(), after.id().value()) : null, limit);
	}

	private Enterprise create(ResellerId reseller, String name) {
		String domain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "x");
		return this.enterprises.create(EnterpriseId.random(),
				new NewEnterprise(reseller, name, new EmailAddress("admin@" + domain + ".example"), null, false, false,
						false, List.of(new RegionId("us-east-1")), Set.of(OfferedService.TRUNK), List.of(), null,
						null));
	}

}
