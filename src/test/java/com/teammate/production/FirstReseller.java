package com.teammate.production;

import java.io.IOException;

import org.apache.commons.codec.digest.DigestUtils;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Registers one as {@code docs/accounts.md} tells, but with a key that tests know. */
final class FirstReseller {

	static final String API_KEY = "tmk_only-for-this-test";

	private FirstReseller() {
	}

	static void register(EngineRest operator, JdbcClient database) throws IOException {
		var created = operator.post("/staff/api/resellers", """
				{"name":"Northwind Voice","email":"reseller@northwind.example","contact":"Ada North",
				"reason":"First reseller"}""");
		assertThat(created.statusCode()).as(created::body).isEqualTo(201);
		database
			.sql("insert into api_key (hash, reseller_id, name, created_at)"
					+ " select :hash, id, 'first', now() from reseller")
			.param("hash", DigestUtils.sha256Hex(API_KEY))
			.update();
	}

}
