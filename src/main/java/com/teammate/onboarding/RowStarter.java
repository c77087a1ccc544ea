package com.teammate.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import com.teammate.audit.Party;
import com.teammate.consent.Finding;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.reseller.ResellerId;
import com.teammate.wish.EnterpriseForm;
import com.teammate.wish.Typed;
import com.teammate.wish.WishNotValid;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts a few rows of an upload, each in a transaction of its own: a row and its
 * enterprise are one commit, and a row that was started is never started again.
 */
@Component
class RowStarter {

	/**
	 * So few that a person's work waits for seconds at most, and Microsoft is asked
	 * gently.
	 */
	private static final int SOME = 10;

	private final UploadTable table;

	private final EnterpriseForm form;

	/** Looked up late: the engine that it speaks to has this as a part. */
	private final ObjectProvider<Onboarding> onboarding;

	private final TransactionTemplate own;

	RowStarter(UploadTable table, EnterpriseForm form, ObjectProvider<Onboarding> onboarding,
			PlatformTransactionManager transactions) {
		this.table = table;
		this.form = form;
		this.onboarding = onboarding;
		this.own = new TransactionTemplate(transactions);
	}

	void startSome(UUID upload) {
		apart(() -> {
			ResellerId reseller = this.table.resellerOf(upload);
			Party by = this.table.startedBy(upload);
			this.table.rows(upload, UploadRow.State.READY, 0, SOME).forEach((row) -> start(upload, reseller, row, by));
		});
	}

	/**
	 * In a thread of its own. In that of the job the engine would write the processes
	 * that begin only at the end of the job, in the job's transaction: should that one be
	 * lost, enterprises would be there that no process takes care of.
	 */
	private static void apart(Runnable work) {
		try {
			CompletableFuture.runAsync(work, (task) -> new Thread(task, "start-rows").start()).join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : ex;
		}
	}

	private void start(UUID upload, ResellerId reseller, UploadRow row, Party by) {
		try {
			NewEnterprise wish = this.form.read(reseller, Typed.enterprise(row.typed()));
			Optional<String> obstacle = obstacle(this.onboarding.getObject().preflight(wish));
			if (obstacle.isPresent()) {
				fail(upload, row, obstacle.get());
				return;
			}
			EnterpriseId id = EnterpriseId.from(reseller, upload + " " + row.number());
			this.own.executeWithoutResult((status) -> {
				Enterprise begun = this.onboarding.getObject().begin(id, wish, by);
				this.table.started(upload, row.number(), begun.id());
			});
		}
		catch (WishNotValid ex) {
			fail(upload, row, UploadCheck.words(ex));
		}
		catch (NotStartable ex) {
			fail(upload, row, obstacle(ex.findings()).orElse("It cannot be started."));
		}
	}

	private void fail(UUID upload, UploadRow row, String message) {
		this.own.executeWithoutResult((status) -> this.table.failed(upload, row.number(), message));
	}

	private static Optional<String> obstacle(List<Finding> findings) {
		return findings.stream()
			.filter(Finding::isBlocking)
			.map(Finding::message)
			.collect(Collectors.collectingAndThen(Collectors.joining(" "),
					(words) -> words.isEmpty() ? Optional.empty() : Optional.of(words)));
	}

}
