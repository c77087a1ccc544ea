package com.teammate.journey;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import com.teammate.sandbox.TestSandbox;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * With many rows in every table, no list, callback or job reads a whole table: PostgreSQL
 * counts the scans of tables while the product does its work.
 */
class IndexJourneyTests {

	private static final int ROWS = 20_000;

	private static final JdbcClient JDBC = TestSandbox.bean(JdbcClient.class);

	private final ResellerProgram reseller = new ResellerProgram(TestSandbox.world().publicUrl(),
			"tmk_sandbox_adventure");

	@BeforeAll
	static void fill() {
		fill("reseller (id, name, email, created_at)", "id, 'Crowd', 'crowd-' || n || '@crowd.example', now()",
				"reseller");
		fill("api_key (hash, reseller_id, name, created_at)", "'crowd-' || n, id, 'crowd', now()", "reseller");
		fill("""
				enterprise (id, reseller_id, name, admin_email, pbx_music_on_hold, access_sip_data,
				request_management_consent, sbc_regions, services, pbx_types, status, management_consent, created_at,
				updated_at, version)""",
				"""
						id, md5('reseller' || 1 + n % 200)::uuid, 'Crowd ' || n, 'a@crowd.example', false, false, false, '{us-west}',
						'{PBX}', '{}', 'ACTIVE', 'PENDING', now() - n * interval '1 minute', now(), 1""",
				"enterprise");
		fill("invitation (id, enterprise_id, link, state, issued_at, expires_at)",
				"id, id, 'crowd-' || n, 'CLOSED', now(), now()", "enterprise");
		fill("visit (hash, invitation_id, expires_at)",
				"decode(md5('crowd' || n), 'hex'), id, now() + interval '100 days'", "enterprise");
		fill("consent_request (state_hash, enterprise_id, kind, browser_hash, created_at, expires_at)",
				"'crowd-' || n, id, 'FIRST', 'crowd', now(), now() + interval '100 days'", "enterprise");
		fill("region_link (enterprise_id, region, label, fqdn, state, since, attempts, routing)",
				"id, 'us-west', 'crowd-' || n, 'crowd-' || n || '.example', 'LINKED', now(), 1, 'TM-crowd-' || n",
				"enterprise");
		fill("audit_entry (subject, at, actor, text)", "id, now(), 'system', 'Crowd'", "enterprise");
		fill("""
				act_ru_job (id_, rev_, type_, exclusive_, retries_, duedate_, suspension_state_, priority_, sequence_counter_)""",
				"'crowd-' || n, 1, 'timer', true, 3, now() + interval '10 years', 1, 0, 1", "enterprise");
		JDBC.sql("analyze").update();
	}

	private static void fill(String table, String values, String kind) {
		JDBC.sql("insert into " + table + " select " + values + " from (select n, md5('" + kind
				+ "' || n)::uuid as id from generate_series(1, " + ROWS + ") n) crowd")
			.update();
	}

	@AfterAll
	static void clear() {
		JDBC.sql("delete from act_ru_job where id_ like 'crowd-%'").update();
		JDBC.sql("alter table audit_entry disable trigger user").update();
		for (String table : new String[] { "audit_entry where text = 'Crowd'", "region_link where label like 'crowd-%'",
				"consent_request where browser_hash = 'crowd'", "visit where expires_at > now() + interval '99 days'",
				"invitation where link like 'crowd-%'", "enterprise where name like 'Crowd %'",
				"api_key where name = 'crowd'", "reseller where name = 'Crowd'" }) {
			JDBC.sql("delete from " + table).update();
		}
		JDBC.sql("alter table audit_entry enable trigger user").update();
		JDBC.sql("analyze").update();
	}

	@Test
	void listsByTheIndex() {
		scansNothing(() -> this.reseller.get("/api/v1/enterprises?limit=50"), "enterprise", "api_key");
		scansNothing(() -> this.reseller.get("/api/v1/enterprises?status=ONBOARDING"), "enterprise", "api_key");
		scansNothing(() -> this.reseller.get("/api/v1/enterprises?q=somebody"), "enterprise", "api_key");
	}

	@Test
	void carriesAnEnterpriseThroughEverythingByIndexes() {
		scansNothing(() -> {
			try (Company company = Company.swift()) {
				company.consent();
				company.awaitActive();
				return company.reseller().onboarding(company.id());
			}
		}, "reseller", "api_key", "enterprise", "invitation", "visit", "consent_request", "region_link", "audit_entry",
				"act_ru_job");
	}

	private void scansNothing(Supplier<?> work, String... tables) {
		Map<String, Long> before = settledScans();

		work.get();

		Map<String, Long> after = settledScans();
		for (String table : tables) {
			assertThat(after.get(table)).as("scans of " + table).isEqualTo(before.get(table));
		}
	}

	/**
	 * A session tells its counts up to ten seconds late, or when it ends: so every
	 * session that the product has open is ended first.
	 */
	private static Map<String, Long> settledScans() {
		OffsetDateTime now = JDBC.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
		TestSandbox.bean(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();
		await().atMost(Duration.ofSeconds(60)).until(() -> olderSessions(now) == 0);
		return JDBC.sql("select relname, seq_scan from pg_stat_user_tables").query((row) -> {
			Map<String, Long> scans = new HashMap<>();
			while (row.next()) {
				scans.put(row.getString(1), row.getLong(2));
			}
			return scans;
		});
	}

	private static long olderSessions(OffsetDateTime moment) {
		return JDBC.sql("""
				select count(*) from pg_stat_activity
				where datname = current_database() and backend_start < :moment and pid <> pg_backend_pid()
				""").param("moment", moment).query(Long.class).single();
	}

}
