package com.teammate.voicerouting;

import java.time.Duration;

import com.teammate.enterprise.TenantId;

import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One Teams PowerShell per tenant at a time, on all nodes: a second session in the same
 * tenant is refused as busy, and two that read before they write would both write.
 */
@Component
class TenantLock {

	private static final String LOCK_NOT_AVAILABLE = "55P03";

	private final JdbcClient jdbc;

	private final Duration wait;

	private final TransactionTemplate attempt;

	TenantLock(JdbcClient jdbc, PlatformTransactionManager transactions, VoiceRoutingSettings settings) {
		this.jdbc = jdbc;
		this.attempt = new TransactionTemplate(transactions);
		this.attempt.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		this.wait = settings.lockWait();
	}

	/**
	 * Holds the tenant until the transaction ends. Waiting in vain leaves the transaction
	 * as it was, so whoever catches the failure can go on.
	 */
	@Transactional(propagation = Propagation.MANDATORY, noRollbackFor = VoiceRoutingFailure.class)
	public void hold(TenantId tenant) {
		this.attempt.executeWithoutResult((nested) -> await(tenant));
	}

	private void await(TenantId tenant) {
		String before = this.jdbc.sql("select current_setting('lock_timeout')").query(String.class).single();
		limit(this.wait.toMillis() + "ms");
		try {
			this.jdbc.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:key, 0))")
				.param("key", "voicerouting " + tenant)
				.query(Integer.class)
				.single();
		}
		catch (UncategorizedSQLException ex) {
			if (LOCK_NOT_AVAILABLE.equals(ex.getSQLException().getSQLState())) {
				throw new VoiceRoutingFailure("Busy: another job works in tenant " + tenant, ex);
			}
			throw ex;
		}
		limit(before);
	}

	private void limit(String timeout) {
		this.jdbc.sql("select set_config('lock_timeout', :timeout, true)")
			.param("timeout", timeout)
			.query(String.class)
			.single();
	}

}
