package com.teammate.onboarding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.ChangeLedger;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The process as support sees and helps it. Every act carries who of the staff did it and
 * why.
 */
@Service
public class Desk {

	private static final int FOUND = 50;

	private final StuckReader stuck;

	private final CaseReader cases;

	private final Retrying retrying;

	private final Onboarding onboarding;

	private final Editing editing;

	private final Enterprises enterprises;

	private final Resellers resellers;

	private final ChangeLedger ledger;

	private final Attempts attempts;

	private final Audit audit;

	private final Acts acts;

	Desk(StuckReader stuck, CaseReader cases, Retrying retrying, Onboarding onboarding, Editing editing,
			Enterprises enterprises, Resellers resellers, ChangeLedger ledger, Attempts attempts, Audit audit,
			Acts acts) {
		this.stuck = stuck;
		this.cases = cases;
		this.retrying = retrying;
		this.onboarding = onboarding;
		this.editing = editing;
		this.enterprises = enterprises;
		this.resellers = resellers;
		this.ledger = ledger;
		this.attempts = attempts;
		this.audit = audit;
		this.acts = acts;
	}

	/** Everything that does not move by itself, grouped by its cause, most first. */
	@Transactional(readOnly = true)
	public List<StuckCause> causes() {
		return StuckReader.grouped(this.stuck.all());
	}

	/** What is stuck for that cause, oldest first. */
	@Transactional(readOnly = true)
	public List<StuckCase> stuckBy(String cause) {
		return this.stuck.all().stream().filter((found) -> found.cause().code().equals(cause)).toList();
	}

	/**
	 * Enterprises by name, address, reseller, tenant, business key or the id of a request
	 * at Microsoft; newest first, fifty at most.
	 */
	@Transactional(readOnly = true)
	public List<Enterprise> search(String words) {
		String text = words.strip();
		if (text.isEmpty()) {
			return List.of();
		}
		List<Enterprise> found = new ArrayList<>(this.enterprises.search(text, id(text),
				this.resellers.search(text).stream().map(Reseller::id).toList(), FOUND));
		Set<EnterpriseId> requested = new LinkedHashSet<>(this.ledger.madeBy(text));
		requested.addAll(this.attempts.failedWith(text));
		found.forEach((enterprise) -> requested.remove(enterprise.id()));
		found.addAll(this.enterprises.all(requested));
		return found;
	}

	/** Throws {@link com.teammate.enterprise.EnterpriseNotFound}. */
	@Transactional(readOnly = true)
	public CaseFile open(EnterpriseId id) {
		return this.cases.of(this.enterprises.get(id));
	}

	/** Whose process that is, by the id that Cockpit shows. */
	@Transactional(readOnly = true)
	public Optional<EnterpriseId> owner(String processInstance) {
		return this.cases.owner(processInstance);
	}

	/**
	 * Tries what has failed, or waits for its next look, now; throws
	 * {@link NothingToRetry} when there is nothing of the kind and
	 * {@link EnterpriseDisabled} while the enterprise is disabled, unless messages about
	 * it are what has failed.
	 */
	public void retry(EnterpriseId id, StaffAct act) {
		this.acts.run(() -> {
			Enterprise enterprise = this.enterprises.lock(id);
			if (this.retrying.now(enterprise) == 0) {
				this.editing.refuseDisabled(enterprise);
				throw new NothingToRetry(id);
			}
			this.audit.note(id.value(), act, "Support let us try again at once.", null, null);
			return id;
		});
	}

	/**
	 * Looks again at consents, tenant and regions, without waiting for the next look.
	 * Asks Microsoft, so it must not run in a transaction. Throws
	 * {@link EnterpriseDisabled} and {@link EnterpriseRemoved}.
	 */
	public void check(EnterpriseId id, StaffAct act) {
		this.onboarding.check(id, act);
	}

	@Nullable private static UUID id(String text) {
		try {
			return UUID.fromString(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
