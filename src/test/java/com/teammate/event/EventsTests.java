package com.teammate.event;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import com.teammate.TestDatabase;
import com.teammate.reseller.ResellerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Events.class, EventTable.class, Recordings.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@RecordApplicationEvents
class EventsTests {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	@Autowired
	private Events events;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private ApplicationEvents published;

	@MockitoBean
	private Clock clock;

	private final ResellerId northwind = new ResellerId(UUID.randomUUID());

	private final ResellerId adventure = new ResellerId(UUID.randomUUID());

	private final ExecutorService threads = Executors.newFixedThreadPool(9);

	@BeforeEach
	void twoResellers() {
		given(this.clock.instant()).willReturn(NOON);
		for (ResellerId reseller : List.of(this.northwind, this.adventure)) {
			this.jdbc.sql("insert into reseller (id, name, email, created_at) values (?, 'R', ?, now())")
				.params(reseller.value(), reseller + "@example.com")
				.update();
		}
	}

	@AfterEach
	void stop() {
		this.threads.shutdownNow();
	}

	@Test
	void keepsWhatHappenedInItsOrder() {
		UUID enterprise = enterprise(this.northwind);

		this.transaction.executeWithoutResult((status) -> {
			this.events.record(enterprise, EventType.ENTERPRISE_CREATED, Map.of("name", "Contoso \u202eÜ"));
			this.events.record(enterprise, EventType.ENTERPRISE_CHANGED);
		});

		assertThat(read(this.northwind, EventId.START)).containsExactly(
				new Event(new EventId(1), this.northwind, enterprise, EventType.ENTERPRISE_CREATED, NOON,
						Map.of("name", "Contoso \u202eÜ")),
				new Event(new EventId(2), this.northwind, enterprise, EventType.ENTERPRISE_CHANGED, NOON, Map.of()));
	}

	@Test
	void showsAResellerOnlyItsOwn() {
		this.events.record(enterprise(this.northwind), EventType.ENTERPRISE_CREATED);
		this.events.record(enterprise(this.adventure), EventType.ENTERPRISE_CHANGED);

		assertThat(read(this.northwind, EventId.START)).extracting(Event::type)
			.containsExactly(EventType.ENTERPRISE_CREATED);
		assertThat(this.events.find(this.adventure, new EventId(1))).map(Event::type)
			.contains(EventType.ENTERPRISE_CHANGED);
		assertThat(this.events.find(this.adventure, new EventId(2))).isEmpty();
	}

	@Test
	void givesOnlyTheTypesThatAreAskedFor() {
		UUID enterprise = enterprise(this.northwind);
		this.events.record(enterprise, EventType.ENTERPRISE_CREATED);
		this.events.record(enterprise, EventType.INVITATION_SENT);
		this.events.record(enterprise, EventType.ENTERPRISE_CHANGED);

		assertThat(this.events.after(this.northwind, EventId.START,
				Set.of(EventType.ENTERPRISE_CHANGED, EventType.INVITATION_SENT), 10))
			.extracting(Event::type)
			.containsExactly(EventType.INVITATION_SENT, EventType.ENTERPRISE_CHANGED);
	}

	@Test
	void forgetsWhatWasRolledBackAndLeavesNoGap() {
		UUID enterprise = enterprise(this.northwind);

		assertThatThrownBy(() -> this.transaction.executeWithoutResult((status) -> {
			this.events.record(enterprise, EventType.ENTERPRISE_CREATED);
			throw new IllegalStateException("no");
		})).hasMessage("no");
		this.events.record(enterprise, EventType.ENTERPRISE_ACTIVE);

		assertThat(read(this.northwind, EventId.START)).extracting(Event::id).containsExactly(new EventId(1));
	}

	@Test
	void tellsListenersBeforeTheCommit() {
		UUID enterprise = enterprise(this.northwind);

		this.transaction.executeWithoutResult((status) -> {
			this.events.record(enterprise, EventType.ENTERPRISE_CREATED);
			this.events.record(enterprise, EventType.INVITATION_SENT);
		});

		assertThat(this.published.stream(EventsRecorded.class)).singleElement()
			.extracting(EventsRecorded::events)
			.isEqualTo(read(this.northwind, EventId.START));
	}

	@Test
	void makesNobodyWaitBehindALongTransaction() throws Exception {
		UUID enterprise = enterprise(this.northwind);
		var recorded = new CountDownLatch(1);
		var goOn = new CountDownLatch(1);
		Future<?> slow = this.threads.submit(() -> this.transaction.executeWithoutResult((status) -> {
			this.events.record(enterprise, EventType.REGION_LINKED);
			recorded.countDown();
			await(goOn);
		}));
		await(recorded);

		this.events.record(enterprise, EventType.ENTERPRISE_CHANGED);

		assertThat(slow).isNotDone();
		assertThat(read(this.northwind, EventId.START)).extracting(Event::type)
			.containsExactly(EventType.ENTERPRISE_CHANGED);
		goOn.countDown();
		slow.get(10, TimeUnit.SECONDS);
		assertThat(read(this.northwind, new EventId(1))).extracting(Event::type)
			.containsExactly(EventType.REGION_LINKED);
	}

	@Test
	void missesNothingWhileManyWriteAndOneReadsOn() throws Exception {
		UUID enterprise = enterprise(this.northwind);
		UUID other = enterprise(this.adventure);
		int writers = 8;
		int each = 50;
		var writing = new AtomicBoolean(true);
		Future<List<Long>> reader = this.threads.submit(() -> follow(writing));

		List<Future<Void>> done = new ArrayList<>();
		for (int writer = 0; writer < writers; writer++) {
			boolean otherFirst = writer % 2 == 0;
			done.add(this.threads.submit((Callable<Void>) () -> {
				IntStream.range(0, each).forEach((number) -> this.transaction.executeWithoutResult((status) -> {
					this.events.record(otherFirst ? other : enterprise, EventType.ENTERPRISE_CHANGED);
					this.events.record(otherFirst ? enterprise : other, EventType.ENTERPRISE_CHANGED);
				}));
				return null;
			}));
		}
		for (Future<Void> one : done) {
			one.get(60, TimeUnit.SECONDS);
		}
		writing.set(false);

		assertThat(reader.get(60, TimeUnit.SECONDS))
			.containsExactlyElementsOf(LongStream.rangeClosed(1, (long) writers * each).boxed().toList());
	}

	@Test
	void writesIdsThatSortAsTheyHappened() {
		assertThat(new EventId(42)).hasToString("evt_000000000042");
		assertThat(EventId.of("evt_000000000042")).contains(new EventId(42));
		assertThat(List.of("evt_42", "42", "", "evt_00000000004x", "evt_0000000000042"))
			.allSatisfy((text) -> assertThat(EventId.of(text)).isEmpty());
	}

	private List<Long> follow(AtomicBoolean writing) {
		List<Long> seen = new ArrayList<>();
		EventId last = EventId.START;
		while (true) {
			boolean more = writing.get();
			List<Event> next = this.events.after(this.northwind, last, Set.of(), 7);
			for (Event event : next) {
				seen.add(event.id().number());
				last = event.id();
			}
			if (!more && next.isEmpty()) {
				return seen;
			}
		}
	}

	private List<Event> read(ResellerId reseller, EventId last) {
		return this.events.after(reseller, last, Set.of(), 100);
	}

	private UUID enterprise(ResellerId reseller) {
		UUID id = UUID.randomUUID();
		this.jdbc
			.sql("""
					insert into enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
						request_management_consent, sbc_regions, services, pbx_types, status, management_consent, created_at,
						updated_at, version)
					values (?, ?, 'E', 'a@e.example', false, false, false, '{}', '{}', '{}', 'ONBOARDING', 'NOT_REQUESTED',
						now(), now(), 1)""")
			.params(id, reseller.value())
			.update();
		return id;
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

}
