package com.teammate.onboarding;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import com.teammate.audit.Audit;
import com.teammate.audit.StaffAct;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.EnterpriseUsers;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ErasedPerson;
import com.teammate.enterprise.NextAction.Actor;
import com.teammate.enterprise.PersonalData;
import com.teammate.invitation.Invitations;

import org.springframework.stereotype.Service;

/**
 * What support may do in a reseller's place. Each act and its entry in the audit trail
 * are one commit.
 */
@Service
public class Interventions {

	private final Onboarding onboarding;

	private final NextActions nextActions;

	private final Retrying retrying;

	private final Invitations invitations;

	private final Enterprises enterprises;

	private final EnterpriseUsers users;

	private final List<PersonalData> personalData;

	private final Audit audit;

	private final Acts acts;

	Interventions(Onboarding onboarding, NextActions nextActions, Retrying retrying, Invitations invitations,
			Enterprises enterprises, EnterpriseUsers users, List<PersonalData> personalData, Audit audit, Acts acts) {
		this.onboarding = onboarding;
		this.nextActions = nextActions;
		this.retrying = retrying;
		this.invitations = invitations;
		this.enterprises = enterprises;
		this.users = users;
		this.personalData = personalData;
		this.audit = audit;
		this.acts = acts;
	}

	/**
	 * Sends a new invitation; throws {@link InvitationNotOpen} and
	 * {@link EnterpriseDisabled}.
	 */
	public void resend(EnterpriseId id, StaffAct act) {
		this.onboarding.resendInvitation(id, act);
	}

	/**
	 * Corrects the administrator's address, which sends a new invitation, and tries again
	 * what has failed; throws {@link InvitationNotOpen} once the consents are proven.
	 */
	public void correct(EnterpriseId id, EmailAddress address, StaffAct act) {
		this.acts.run(() -> {
			Enterprise before = this.enterprises.lock(id);
			this.onboarding.change(id, (enterprise) -> enterprise.requested().with(address), act);
			this.retrying.failed(id);
			this.audit.note(id.value(), act, "Support corrected the administrator's address.",
					before.adminEmail().value(), address.value());
			return id;
		});
	}

	/**
	 * Makes a new invitation and gives its address, for an administrator who cannot use
	 * the one in the mail; the code still goes only by mail. Throws
	 * {@link InvitationNotOpen} and {@link EnterpriseDisabled}.
	 */
	public URI mintLink(EnterpriseId id, StaffAct act) {
		this.acts.run(() -> {
			this.onboarding.resendInvitation(id, act);
			this.audit.note(id.value(), act, "Support made a new link for the administrator.");
			return id;
		});
		return this.invitations.link(id).orElseThrow(() -> new InvitationNotOpen(id));
	}

	/**
	 * Forgets a person whom the enterprise does not need any more; everything that
	 * happened stays, with a pseudonym. Throws {@link PersonStillNeeded}.
	 */
	public void erase(EnterpriseId id, EmailAddress address, StaffAct act) {
		this.acts.run(() -> {
			Enterprise enterprise = this.enterprises.lock(id);
			if (enterprise.adminEmail().value().equalsIgnoreCase(address.value()) || this.users.has(id, address)) {
				throw new PersonStillNeeded(id);
			}
			ErasedPerson person = ErasedPerson.of(address);
			this.personalData.forEach((keeper) -> keeper.erase(id, person));
			this.audit.note(id.value(), act,
					"Support had a person forgotten, who is called " + person.pseudonym() + " from now on.");
			// The reason may name the person, too.
			this.audit.pseudonymise(id.value(), person.pattern(), person.pseudonym().value());
			return id;
		});
	}

	/** Ends everything and undoes what was done in the tenant. */
	public void remove(EnterpriseId id, StaffAct act) {
		noted(id, act, "removed", () -> this.onboarding.remove(id, Interventions::always, act));
	}

	/** Stops everything until {@link #enable}; throws {@link EnterpriseRemoved}. */
	public void disable(EnterpriseId id, StaffAct act) {
		noted(id, act, "disabled", () -> this.onboarding.disable(id, Interventions::always, act));
	}

	/** Lets everything go on; throws {@link EnterpriseRemoved}. */
	public void enable(EnterpriseId id, StaffAct act) {
		noted(id, act, "enabled", () -> this.onboarding.enable(id, Interventions::always, act));
	}

	/**
	 * Makes it the turn of the reseller or the administrator, who read the request in the
	 * history.
	 * @param request one plain sentence, without anything that they must not see
	 */
	public void handTo(Actor actor, EnterpriseId id, String request, StaffAct act) {
		String cause = switch (actor) {
			case RESELLER -> "RESELLER_ASKED";
			case GLOBAL_ADMIN -> "ADMINISTRATOR_ASKED";
			default -> throw new IllegalArgumentException("Cases are not handed to " + actor);
		};
		this.acts.run(() -> {
			Enterprise enterprise = this.enterprises.lock(id);
			if (enterprise.status() == EnterpriseStatus.REMOVED) {
				throw new EnterpriseRemoved(id);
			}
			String before = (enterprise.nextAction() != null) ? enterprise.nextAction().code() : null;
			this.nextActions.expectHelp(id, cause);
			this.audit.note(id.value(), act, "Support asks: " + request.strip(), before, cause);
			return id;
		});
	}

	/** What changes something is noted where it is done. */
	private void noted(EnterpriseId id, StaffAct act, String what, Supplier<Enterprise> deed) {
		this.acts.run(() -> {
			EnterpriseStatus before = this.enterprises.lock(id).status();
			if (deed.get().status() == before) {
				this.audit.note(id.value(), act, "Support wanted the enterprise " + what + ", as it was already.");
			}
			return id;
		});
	}

	private static void always(Enterprise enterprise) {
	}

}
