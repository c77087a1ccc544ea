package com.teammate.onboarding;

import java.util.Objects;
import java.util.function.Supplier;

import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a person's act in one transaction; when it collides with a timer or a job of the
 * same enterprise, the state is read again and the act decided anew.
 */
@Component
class Acts {

	private static final int TRIES = 4;

	private final TransactionTemplate transaction;

	Acts(PlatformTransactionManager transactions) {
		this.transaction = new TransactionTemplate(transactions);
	}

	<T> T run(Supplier<T> act) {
		for (int tried = 1;; tried++) {
			try {
				return this.transaction.execute((status) -> act.get());
			}
			catch (ProcessEngineException | ConcurrencyFailureException ex) {
				if (tried == TRIES || !isCollision(ex)) {
					throw ex;
				}
			}
		}
	}

	/**
	 * The engine has no better word for an instance or a job that ended while it was read
	 * ({@code SetJobDuedateCmd}, {@code SetJobRetriesCmd}, 7.24).
	 */
	private static boolean isCollision(RuntimeException ex) {
		return ex instanceof ConcurrencyFailureException || ex instanceof OptimisticLockingException
				|| ex instanceof NullValueException
				|| Objects.toString(ex.getMessage(), "").contains("No job found with id");
	}

}
