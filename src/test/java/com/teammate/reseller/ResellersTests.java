package com.teammate.reseller;

import java.util.UUID;

import com.teammate.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase.Replace;
import org.springframework.boot.test.autoconfigure.jdbc.JdbcTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@JdbcTest
@AutoConfigureTestDatabase(replace = Replace.NONE)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import({ TestDatabase.class, Resellers.class, ApiKeys.class })
class ResellersTests {

	@Autowired
	Resellers resellers;

	@Autowired
	ApiKeys keys;

	@Autowired
	JdbcClient jdbc;

	@Test
	void registersAReseller() {
		Reseller northwind = this.resellers.register(" Northwind ", "Reseller@Northwind.example");

		assertThat(northwind.name()).isEqualTo("Northwind");
		assertThat(northwind.email()).isEqualTo("reseller@northwind.example");
		assertThat(this.resellers.get(northwind.id())).isEqualTo(northwind);
	}

	@Test
	void knowsAResellerByItsKey() {
		Reseller northwind = northwind();
		Reseller adventure = this.resellers.register("Adventure Works", "reseller@adventure-works.example");

		String key = this.resellers.issueApiKey(northwind.id(), "billing");
		String other = this.resellers.issueApiKey(adventure.id(), "billing");

		assertThat(this.resellers.withApiKey(key)).contains(northwind);
		assertThat(this.resellers.withApiKey(other)).contains(adventure);
	}

	@Test
	void makesKeysThatCannotBeGuessed() {
		Reseller northwind = northwind();

		String first = this.resellers.issueApiKey(northwind.id(), "one");
		String second = this.resellers.issueApiKey(northwind.id(), "two");

		assertThat(first).matches("tmk_[A-Za-z0-9_-]{43}").isNotEqualTo(second);
	}

	@Test
	void keepsOnlyTheHashOfAKey() {
		String key = this.resellers.issueApiKey(northwind().id(), "billing");

		String row = this.jdbc.sql("select api_key::text from api_key").query(String.class).single();

		assertThat(row).contains(ApiKeys.hash(key)).doesNotContain(key).doesNotContain(key.substring(4));
	}

	@Test
	void refusesARevokedKey() {
		Reseller northwind = northwind();
		String key = this.resellers.issueApiKey(northwind.id(), "lost");
		String kept = this.resellers.issueApiKey(northwind.id(), "kept");

		this.resellers.revokeApiKey(key);

		assertThat(this.resellers.withApiKey(key)).isEmpty();
		assertThat(this.resellers.withApiKey(kept)).contains(northwind);
	}

	@Test
	void refusesUnknownKeys() {
		String key = this.resellers.issueApiKey(northwind().id(), "billing");

		assertThat(this.resellers.withApiKey(key + "x")).isEmpty();
		assertThat(this.resellers.withApiKey("")).isEmpty();
		assertThat(this.resellers.withApiKey("tmk_\0")).isEmpty();
	}

	@Test
	void refusesASecondResellerWithTheSameAddress() {
		northwind();

		assertThatExceptionOfType(EmailTaken.class)
			.isThrownBy(() -> this.resellers.register("Twin", "RESELLER@northwind.example"))
			.withMessageNotContaining("northwind")
			.withNoCause();
	}

	@Test
	void saysThatThereIsNoSuchReseller() {
		var stranger = new ResellerId(UUID.randomUUID());

		assertThatIllegalArgumentException().isThrownBy(() -> this.resellers.get(stranger));
	}

	@Test
	void keepsAFixedKeyOverARestart() {
		Reseller first = FixedApiKeys.ensure(this.resellers, this.keys, "Northwind", "n@northwind.example",
				"tmk_sandbox_northwind");

		Reseller again = FixedApiKeys.ensure(this.resellers, this.keys, "Northwind", "n@northwind.example",
				"tmk_sandbox_northwind");

		assertThat(again).isEqualTo(first);
		assertThat(this.resellers.withApiKey("tmk_sandbox_northwind")).contains(first);
	}

	private Reseller northwind() {
		return this.resellers.register("Northwind", "reseller@northwind.example");
	}

}
