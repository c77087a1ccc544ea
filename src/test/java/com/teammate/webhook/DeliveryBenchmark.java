package com.teammate.webhook;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.teammate.audit.Party;
import com.teammate.event.EventType;
import com.teammate.event.Events;
import com.teammate.journey.ResellerProgram;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.sandbox.TestSandbox;
import org.junit.jupiter.api.Test;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.awaitility.Awaitility.await;

/**
 * How soon events reach their receivers, and how many in a second: from the commit that
 * records them to the request that a receiver gets. Run by hand, as docs/webhooks.md
 * says; its name keeps it out of the suite.
 */
class DeliveryBenchmark {

	private static final int EVENTS = 300;

	private static final int SINGLE = 50;

	private final ResellerProgram reseller = new ResellerProgram(TestSandbox.world().publicUrl(),
			"tmk_sandbox_northwind");

	private final ResellerId northwind = TestSandbox.bean(Resellers.class)
		.search("reseller@northwind.example")
		.get(0)
		.id();

	private final Endpoints endpoints = TestSandbox.bean(Endpoints.class);

	private final Queue<Long> arrivals = new ConcurrentLinkedQueue<>();

	@Test
	void measure() {
		UUID enterprise = enterprise();
		listen(() -> {
			IntStream.range(0, SINGLE / 5).forEach((number) -> send(enterprise, 1, 1));
			long[] alone = IntStream.range(0, SINGLE)
				.mapToLong((number) -> send(enterprise, 1, 1)[0])
				.sorted()
				.toArray();
			print("one event at a time", alone);
			burst("one endpoint", enterprise, 1);
		});
		listen(() -> listen(() -> listen(() -> listen(() -> burst("four endpoints", enterprise, 4)))));
	}

	private void burst(String what, UUID enterprise, int endpoints) {
		long[] nanos = send(enterprise, EVENTS, endpoints);
		print(EVENTS + " events at once, " + what, nanos);
		System.out.printf("%-36s %5.0f deliveries a second%n", "", nanos.length * 1e9 / nanos[nanos.length - 1]);
	}

	private static void print(String what, long[] sorted) {
		System.out.printf("%-36s p50 %6.0f ms, p90 %6.0f ms%n", what, sorted[sorted.length / 2] / 1e6,
				sorted[sorted.length * 9 / 10] / 1e6);
	}

	/** How long after their commit they came, each to each endpoint; sorted. */
	private long[] send(UUID enterprise, int events, int endpoints) {
		this.arrivals.clear();
		new TransactionTemplate(TestSandbox.bean(PlatformTransactionManager.class))
			.executeWithoutResult((status) -> Stream.generate(() -> EventType.DRIFT_FOUND)
				.limit(events)
				.forEach((type) -> TestSandbox.bean(Events.class).record(enterprise, type, Map.of())));
		long start = System.nanoTime();
		await().atMost(Duration.ofMinutes(10))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.arrivals.size() >= events * endpoints);
		return this.arrivals.stream().mapToLong((arrival) -> Math.max(0, arrival - start)).sorted().toArray();
	}

	private UUID enterprise() {
		String domain = "b" + UUID.randomUUID().toString().substring(0, 8) + ".example";
		return UUID.fromString(this.reseller.onboard("Benchmark", "admin@" + domain, "us-west").path("id").asText());
	}

	/** With one more endpoint than before. */
	private void listen(Runnable work) {
		try (Receiver receiver = Receiver.start()) {
			receiver.behave((exchange) -> {
				this.arrivals.add(System.nanoTime());
				exchange.sendResponseHeaders(204, -1);
			});
			Endpoint endpoint = this.endpoints
				.add(this.northwind, new NewEndpoint(receiver.url(), "", Set.of(EventType.DRIFT_FOUND), true),
						Party.SYSTEM)
				.endpoint();
			try {
				work.run();
			}
			finally {
				this.endpoints.remove(this.northwind, endpoint.id(), Party.SYSTEM);
			}
		}
	}

}
