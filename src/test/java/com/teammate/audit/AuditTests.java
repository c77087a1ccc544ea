package com.teammate.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import com.teammate.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@Import({ TestDatabase.class, Audit.class })
class AuditTests {

	private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

	@Autowired
	private Audit audit;

	@MockitoBean
	private Clock clock;

	@BeforeEach
	void itIsNoon() {
		given(this.clock.instant()).willReturn(NOON);
	}

	@Test
	void tellsWhatHappenedToOneSubjectInItsOrder() {
		UUID subject = UUID.randomUUID();
		this.audit.note(subject, "reseller", "The enterprise was created.");
		this.audit.note(UUID.randomUUID(), "system", "Something else.");
		this.audit.note(subject, "system", "Invitation sent.");

		assertThat(this.audit.of(subject)).containsExactly(
				new Audit.Entry(NOON, "reseller", "The enterprise was created."),
				new Audit.Entry(NOON, "system", "Invitation sent."));
	}

}
