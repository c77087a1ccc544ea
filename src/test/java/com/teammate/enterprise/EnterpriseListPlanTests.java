package com.teammate.enterprise;

import java.time.Clock;

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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However a reseller looks at its list, PostgreSQL neither reads all of it nor sorts it.
 */
@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Enterprises.class })
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class EnterpriseListPlanTests {

	@Autowired
	private JdbcClient jdbc;

	@MockitoBean
	private Events events;

	@MockitoBean
	private Clock clock;

	@Test
	void readsEveryPageByAnIndex() {
		Crowd crowd = new Crowd(this.jdbc, 20_000);

		assertThat(crowd.views()).isNotEmpty().allSatisfy((name, query) -> {
			String plan = crowd.plan(query);
			assertThat(plan).as(name).doesNotContain("Seq Scan on enterprise");
			if (query.text() == null) {
				assertThat(plan).as(name).containsPattern("Index Scan using enterprise_list\\w* on enterprise");
			}
		});
		assertThat(crowd.plan(crowd.views().get("a text that one has"))).contains("enterprise_text");
	}

}
