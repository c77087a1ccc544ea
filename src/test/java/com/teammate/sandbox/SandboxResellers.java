package com.teammate.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;

/** The two resellers of the sandbox, with API keys that everybody knows. */
final class SandboxResellers {

	private static final List<Account> ACCOUNTS = List.of(
			new Account("Northwind Voice", "reseller@northwind.example", "tmk_sandbox_northwind"),
			new Account("Adventure Works Telecom", "reseller@adventure-works.example", "tmk_sandbox_adventure"));

	private final JdbcClient jdbc;

	SandboxResellers(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Writes them unless they are there. */
	void register() {
		ACCOUNTS.forEach(this::register);
	}

	private void register(Account account) {
		UUID id = UUID.nameUUIDFromBytes(account.email().getBytes(StandardCharsets.UTF_8));
		this.jdbc
			.sql("insert into reseller (id, name, email, created_at) values (?, ?, ?, now()) on conflict do nothing")
			.params(id, account.name(), account.email())
			.update();
		this.jdbc.sql(
				"insert into api_key (hash, reseller_id, name, created_at) values (?, ?, 'sandbox', now()) on conflict do nothing")
			.params(hash(account.apiKey()), id)
			.update();
	}

	private String hash(String key) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Account(String name, String email, String apiKey) {

	}

}
