package com.teammate.enterprise;

import java.time.Clock;
import java.util.Arrays;
import java.util.TreeMap;

import com.teammate.TestDatabase;
import com.teammate.event.Events;
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

/**
 * How long pages of a list of 100,000 enterprises take. Run by hand, as docs/portal.md
 * says; its name keeps it out of the suite.
 */
@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Enterprises.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class EnterpriseListBenchmark {

	private static final int ROUNDS = 60;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Enterprises enterprises;

	@MockitoBean
	private Events events;

	@MockitoBean
	private Clock clock;

	@Test
	void measure() {
		Crowd crowd = new Crowd(this.jdbc, 100_000);
		new TreeMap<>(crowd.views()).forEach((name, query) -> {
			long[] nanos = new long[ROUNDS];
			for (int round = 0; round < ROUNDS; round++) {
				long start = System.nanoTime();
				crowd.list(this.enterprises, query);
				nanos[round] = System.nanoTime() - start;
			}
			Arrays.sort(nanos);
			System.out.printf("%-26s median %5.1f ms, 95 of 100 within %5.1f ms%n", name, nanos[ROUNDS / 2] / 1e6,
					nanos[ROUNDS * 95 / 100] / 1e6);
		});
	}

}
