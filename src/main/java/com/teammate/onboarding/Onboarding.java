package com.teammate.onboarding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.audit.StaffAct;
import com.teammate.consent.ConsentAnswer;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.consent.Finding;
import com.teammate.consent.Preflight;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.invitation.CodeEntry;
import com.teammate.invitation.Invitations;
import com.teammate.invitation.LinkId;
import com.teammate.invitation.VisitId;
import com.teammate.onboarding.OnboardingProcess.Message;
import com.teammate.reseller.ResellerId;
import com.teammate.sbc.RegionLinks;
import io.micrometer.core.instrument.Metrics;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door of the process. A person's act comes in here: the owning room records
 * the fact and the process moves on, in one transaction.
 */
@Service
public class Onboarding {

	private final OnboardingProcess process;

	private final CheckRequests checks;

	private final Preflight preflight;

	private final Enterprises enterprises;

	private final Invitations invitations;

	private final Consents consents;

	private final RegionLinks regionLinks;

	private final NextActions nextActions;

	private final ProgressReader progress;

	private final TenantFindings findings;

	private final Audit audit;

	private final Editing editing;

	private final Standstill standstill;

	private final Leaving leaving;

	private final RemovalReports removalReports;

	private final Acts acts;

	private final Declines declines;

	private final HandOver handOver;

	Onboarding(OnboardingProcess process, CheckRequests checks, Preflight preflight, Enterprises enterprises,
			Invitations invitations, Consents consents, RegionLinks regionLinks, NextActions nextActions,
			ProgressReader progress, TenantFindings findings, Audit audit, Editing editing, Standstill standstill,
			Leaving leaving, RemovalReports removalReports, Acts acts, Declines declines, HandOver handOver) {
		this.process = process;
		this.checks = checks;
		this.preflight = preflight;
		this.enterprises = enterprises;
		this.invitations = invitations;
		this.consents = consents;
		this.regionLinks = regionLinks;
		this.nextActions = nextActions;
		this.progress = progress;
		this.findings = findings;
		this.audit = audit;
		this.editing = editing;
		this.standstill = standstill;
		this.leaving = leaving;
		this.removalReports = removalReports;
		this.acts = acts;
		this.declines = declines;
		this.handOver = handOver;
	}

	/**
	 * What would stand in the way of an onboarding, and what else should be known. Asks
	 * Microsoft, so it must not run in a transaction.
	 */
	public List<Finding> preflight(NewEnterprise request) {
		return this.preflight.look(request);
	}

	/** The same, as soon as the administrator's address is known. */
	public List<Finding> preflight(ResellerId asker, EmailAddress admin) {
		return this.preflight.look(asker, admin);
	}

	/**
	 * Writes the enterprise and starts its process, in one commit; throws
	 * {@link NotStartable} when another enterprise has come in between.
	 */
	@Transactional
	public Enterprise begin(NewEnterprise request, Party by) {
		return begin(EnterpriseId.random(), request, by);
	}

	/**
	 * The same under an id that the caller has chosen: asked again, it gives the
	 * enterprise that is there already.
	 */
	@Transactional
	public Enterprise begin(EnterpriseId id, NewEnterprise request, Party by) {
		List<Finding> taken = this.preflight.claim(request);
		Optional<Enterprise> begun = this.enterprises.find(request.reseller(), id);
		if (begun.isPresent()) {
			return begun.get();
		}
		if (!taken.isEmpty()) {
			throw new NotStartable(taken);
		}
		this.enterprises.create(id, request);
		this.audit.note(id.value(), by, "The enterprise was created.");
		this.invitations.prepare(id, by);
		this.process.start(id);
		return this.enterprises.get(id);
	}

	/**
	 * Kills the old invitation and sends a new one; throws {@link InvitationNotOpen} once
	 * the consents are proven, {@link EnterpriseDisabled} while it is disabled and
	 * {@link EnterpriseRemoved} unless the removal waits for a consent.
	 */
	public void resendInvitation(EnterpriseId id, Party by) {
		resendInvitation(id, (current) -> {
		}, by);
	}

	/**
	 * The same.
	 * @param condition refuses by throwing, as the enterprise stands
	 */
	public void resendInvitation(EnterpriseId id, Consumer<Enterprise> condition, Party by) {
		this.acts.run(() -> {
			this.editing.refuseUninvited(held(id, condition));
			this.audit.note(id.value(), by, "A new invitation was asked for; the old one is void.");
			this.editing.inviteAnew(id, by);
			return id;
		});
	}

	/**
	 * Changes what was asked for, all of it or nothing. A new address of the
	 * administrator gets a new invitation while one is open; regions chosen after linking
	 * began are linked, and those not wanted any more unlinked. Throws
	 * {@link AddressTaken}, {@link RegionLeaves}, {@link NoRegionLeft},
	 * {@link EnterpriseDisabled} and {@link EnterpriseRemoved}.
	 * @param wish makes the new wishes of the enterprise as it stands, which nobody else
	 * changes meanwhile; may be asked more than once, and may refuse by throwing
	 */
	public Enterprise change(EnterpriseId id, Function<Enterprise, NewEnterprise> wish, Party by) {
		return this.acts.run(() -> {
			Enterprise enterprise = this.enterprises.lock(id);
			return this.editing.edit(enterprise, wish.apply(enterprise), by);
		});
	}

	/**
	 * Stops everything at once, until {@link #enable}; changes nothing when that has been
	 * done. Throws {@link EnterpriseRemoved}.
	 * @param condition refuses by throwing, as the enterprise stands
	 */
	public Enterprise disable(EnterpriseId id, Consumer<Enterprise> condition, Party by) {
		return this.acts.run(() -> this.standstill.begin(held(id, condition), by));
	}

	/**
	 * Lets everything go on where it stood; changes nothing when it is not disabled.
	 * Throws {@link EnterpriseRemoved}.
	 * @param condition refuses by throwing, as the enterprise stands
	 */
	public Enterprise enable(EnterpriseId id, Consumer<Enterprise> condition, Party by) {
		return this.acts.run(() -> this.standstill.end(held(id, condition), by));
	}

	/**
	 * Ends everything and undoes what was done, until the enterprise is removed; changes
	 * nothing when that has been asked for before.
	 * @param condition refuses by throwing, as the enterprise stands
	 */
	public Enterprise remove(EnterpriseId id, Consumer<Enterprise> condition, Party by) {
		return this.acts.run(() -> this.leaving.begin(held(id, condition), by));
	}

	/** The same, by the administrator's own decision. */
	public Enterprise disconnect(EnterpriseId id) {
		return this.acts.run(() -> this.leaving.begin(this.enterprises.lock(id), Party.ADMINISTRATOR));
	}

	/** The proof of a removal; empty unless one was asked for. */
	@Transactional(readOnly = true)
	public Optional<RemovalReport> removal(EnterpriseId id) {
		return this.removalReports.of(id);
	}

	private Enterprise held(EnterpriseId id, Consumer<Enterprise> condition) {
		Enterprise enterprise = this.enterprises.lock(id);
		condition.accept(enterprise);
		return enterprise;
	}

	/** Somebody typed a code. */
	public CodeEntry enterCode(LinkId link, String code) {
		return this.acts.run(() -> {
			CodeEntry entry = this.invitations.enter(link, code);
			if (entry instanceof CodeEntry.Admitted admitted) {
				this.process.tell(admitted.enterprise(), Message.InvitationCodeEntered);
			}
			if (entry instanceof CodeEntry.Locked locked && locked.now()) {
				this.nextActions.expectHelp(locked.enterprise(), "INVITATION_LOCKED");
			}
			return entry;
		});
	}

	/**
	 * Sends the invitation to a colleague instead; the old link and code die. Throws
	 * {@link HandOverRefused}. Asks Microsoft, so it must not run in a transaction.
	 */
	public Enterprise handOver(EnterpriseId id, EmailAddress colleague) {
		this.handOver.check(id, colleague);
		return this.acts.run(() -> this.handOver.handOver(id, colleague));
	}

	/**
	 * Microsoft called back; repeated, late and forged calls change nothing, nor does any
	 * while the enterprise is disabled. Must not run in a transaction.
	 */
	public ConsentAnswer conclude(ConsentKind kind, Map<String, String> parameters, VisitId visit) {
		if (this.invitations.admitted(visit).filter((id) -> isStopped(this.enterprises.get(id), kind)).isPresent()) {
			return new ConsentAnswer.Ignored();
		}
		ConsentAnswer answer = this.consents.understand(kind, parameters, visit.value());
		Metrics
			.counter("teammate.callbacks", "kind", kind.name(), "result",
					answer.getClass().getSimpleName().toUpperCase(Locale.ROOT))
			.increment();
		return this.acts.run(() -> keep(answer));
	}

	private ConsentAnswer keep(ConsentAnswer answer) {
		if (answer instanceof ConsentAnswer.Granted granted) {
			if (isStopped(this.enterprises.lock(granted.enterprise()), granted.kind())) {
				return new ConsentAnswer.Ignored();
			}
			ConsentAnswer kept = this.consents.record(granted);
			if (kept instanceof ConsentAnswer.Granted) {
				follow(granted);
			}
			this.process.tell(granted.enterprise(), returned(granted.kind()));
			this.checks.asked(granted.enterprise());
			return kept;
		}
		if (answer instanceof ConsentAnswer.Declined declined) {
			if (isStopped(this.enterprises.lock(declined.enterprise()), declined.kind())) {
				return new ConsentAnswer.Ignored();
			}
			ConsentAnswer kept = this.consents.record(declined);
			this.process.tell(declined.enterprise(), returned(declined.kind()));
			this.declines.follow(declined);
			return kept;
		}
		return answer;
	}

	private void follow(ConsentAnswer.Granted granted) {
		if (granted.kind() == ConsentKind.SECOND) {
			this.nextActions.expect(granted.enterprise(), Deed.VERIFY_CONSENTS);
		}
		else if (this.consents.wasTeamsRoleHeld(granted.enterprise(), granted.tenant())) {
			this.regionLinks.respectDirectoryRole(granted.enterprise());
		}
	}

	/** A removal hears an answer only to what it has asked for. */
	private boolean isStopped(Enterprise enterprise, ConsentKind kind) {
		return switch (enterprise.status()) {
			case ONBOARDING, ACTIVE -> false;
			case REMOVING -> kind != ConsentKind.SECOND || !this.consents.isTakenBack(enterprise.id(), kind);
			case DISABLED, REMOVED -> true;
		};
	}

	private Message returned(ConsentKind kind) {
		return (kind == ConsentKind.FIRST) ? Message.FirstConsentReturned : Message.SecondConsentReturned;
	}

	/**
	 * Somebody asks to look again now instead of at the next interval; also for consents
	 * that were given elsewhere; a removal looks again too. Must not run in a
	 * transaction. Throws {@link EnterpriseDisabled} and, once nothing is left to look
	 * for, {@link EnterpriseRemoved}.
	 */
	public void check(EnterpriseId id) {
		check(id, () -> {
		});
	}

	/** The same, asked for by somebody of the staff. */
	void check(EnterpriseId id, StaffAct act) {
		check(id, () -> this.audit.note(id.value(), act, "Support had everything checked again.", null, null));
	}

	private void check(EnterpriseId id, Runnable note) {
		List<ConsentAnswer> found = isConsentAwaited(id) ? this.consents.lookElsewhere(id) : List.of();
		this.acts.run(() -> {
			Enterprise enterprise = this.enterprises.lock(id);
			this.editing.refuseDisabled(enterprise);
			if (enterprise.status() == EnterpriseStatus.REMOVED) {
				throw new EnterpriseRemoved(id);
			}
			note.run();
			found.forEach(this::keep);
			this.process.tell(id, Message.CheckRequested);
			this.checks.asked(id);
			return id;
		});
	}

	private boolean isConsentAwaited(EnterpriseId id) {
		return this.enterprises.get(id).status() == EnterpriseStatus.ONBOARDING
				&& Arrays.stream(ConsentKind.values()).anyMatch((kind) -> !this.consents.isGranted(id, kind));
	}

	/** Where the onboarding stands, for anybody who may see the enterprise. */
	@Transactional(readOnly = true)
	public Progress progress(EnterpriseId id) {
		return this.progress.of(this.enterprises.get(id));
	}

	/** The same as the administrator should read it, in that language. */
	public String describeToAdministrator(Enterprise enterprise, Locale locale) {
		return this.nextActions.describeToAdministrator(enterprise, locale);
	}

	/**
	 * What else than the next action a check has found for the administrator to mend, in
	 * that language.
	 */
	@Transactional(readOnly = true)
	public List<String> advice(Enterprise enterprise, Locale locale) {
		return this.findings.advice(enterprise, locale);
	}

	/** What the checks of an active enterprise say about it. */
	@Transactional(readOnly = true)
	public EnterpriseHealth health(EnterpriseId id) {
		return this.findings.health(id);
	}

	/**
	 * The next action of an enterprise in plain words, for example "admin@contoso.example
	 * must enter the invitation code."
	 */
	public String describe(Enterprise enterprise) {
		return this.nextActions.describe(enterprise);
	}

}
