package com.teammate.api;

import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

/**
 * What counting costs each request. Run by hand, as docs/api.md says; its name keeps it
 * out of the suite.
 */
@ApiTest
class RateLimitBenchmark {

	private static final int EACH = 4_000;

	private static final int LIMIT = 60_000;

	@Autowired
	private RateLimits limits;

	@Test
	void measure() throws InterruptedException {
		run("warm-up", 1, (thread) -> "warm-up");
		run("one key, one request after the other", 1, (thread) -> "alone");
		run("eight keys at once", 8, (thread) -> "key " + thread);
		run("one key, eight requests at once", 8, (thread) -> "shared");
	}

	private void run(String what, int threads, IntFunction<String> key) throws InterruptedException {
		String run = UUID.randomUUID().toString();
		long[] nanos = new long[threads * EACH];
		CountDownLatch done = new CountDownLatch(threads);
		long start = System.nanoTime();
		IntStream.range(0, threads).forEach((thread) -> new Thread(() -> {
			for (int i = 0; i < EACH; i++) {
				long before = System.nanoTime();
				this.limits.take(run + key.apply(thread), LIMIT);
				nanos[thread * EACH + i] = System.nanoTime() - before;
			}
			done.countDown();
		}).start());
		done.await();
		double seconds = (System.nanoTime() - start) / 1e9;
		Arrays.sort(nanos);
		System.out.printf("%-38s p50 %5.2f ms, p90 %5.2f ms, %6.0f a second%n", what, nanos[nanos.length / 2] / 1e6,
				nanos[nanos.length * 9 / 10] / 1e6, nanos.length / seconds);
	}

}
