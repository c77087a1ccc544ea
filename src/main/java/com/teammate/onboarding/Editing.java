package com.teammate.onboarding;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.consent.ConsentKind;
import com.teammate.consent.Consents;
import com.teammate.consent.Preflight;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.ManagementConsents;
import com.teammate.enterprise.ManagementConsents.Scope;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.RegionId;
import com.teammate.invitation.Invitations;
import com.teammate.onboarding.OnboardingProcess.Message;
import com.teammate.sbc.RegionLinks;

import org.springframework.stereotype.Component;

/**
 * Changes what was asked for, with what follows from it. Must run in a transaction that
 * holds the enterprise.
 */
@Component
class Editing {

	private final Enterprises enterprises;

	private final Invitations invitations;

	private final Consents consents;

	private final RegionLinks regionLinks;

	private final Preflight preflight;

	private final Rerouting rerouting;

	private final OnboardingProcess process;

	private final CheckRequests checks;

	private final NextActions nextActions;

	private final ManagementConsents management;

	private final Audit audit;

	Editing(Enterprises enterprises, Invitations invitations, Consents consents, RegionLinks regionLinks,
			Preflight preflight, Rerouting rerouting, OnboardingProcess process, CheckRequests checks,
			NextActions nextActions, ManagementConsents management, Audit audit) {
		this.enterprises = enterprises;
		this.invitations = invitations;
		this.consents = consents;
		this.regionLinks = regionLinks;
		this.preflight = preflight;
		this.rerouting = rerouting;
		this.process = process;
		this.checks = checks;
		this.nextActions = nextActions;
		this.management = management;
		this.audit = audit;
	}

	Enterprise edit(Enterprise enterprise, NewEnterprise wish, Party by) {
		Standstill.refuseRemoved(enterprise);
		NewEnterprise before = enterprise.requested();
		if (wish.equals(before)) {
			return enterprise;
		}
		EnterpriseId id = enterprise.id();
		boolean newAddress = !wish.adminEmail().equals(before.adminEmail());
		boolean newOrder = !wish.sbcRegions().equals(before.sbcRegions());
		boolean newRegions = !Set.copyOf(wish.sbcRegions()).equals(Set.copyOf(before.sbcRegions()));
		if (newAddress || newOrder) {
			refuseStopped(enterprise);
		}
		boolean active = enterprise.status() == EnterpriseStatus.ACTIVE;
		if (newOrder && active && !this.rerouting.isWithdrawal(id, before.sbcRegions(), wish.sbcRegions())) {
			this.management.refuseAgainst(id, Scope.ROUTING);
		}
		if (newAddress) {
			this.preflight.claimAnew(id, wish).ifPresent((finding) -> {
				throw new AddressTaken(finding);
			});
		}
		boolean free = areRegionsFree(enterprise);
		if (newRegions && !free) {
			this.rerouting.check(enterprise, wish.sbcRegions());
		}
		this.enterprises.revise(id, wish);
		this.audit.note(id.value(), by, Changes.between(before, wish));
		if (newRegions && free) {
			this.regionLinks.planAnew(id);
		}
		else if (newRegions) {
			this.rerouting.change(enterprise, before.sbcRegions(), wish.sbcRegions());
		}
		if (newOrder) {
			this.process.startOrdering(id, active);
			if (by.isReseller()) {
				this.management.note(id, ManagementConsents.Deed.REGIONS_CHANGED, listed(wish), listed(before));
			}
		}
		// Once the consents are proven, the address is only for letters.
		if (newAddress && isInvitationOpen(enterprise)) {
			inviteAnew(id, by);
		}
		return this.enterprises.get(id);
	}

	/** Kills the old link and code; the process mails the new ones. */
	void inviteAnew(EnterpriseId id, Party by) {
		this.invitations.rotate(id, by);
		this.nextActions.expect(id, Deed.SEND_INVITATION);
		this.process.tell(id, Message.InvitationResendRequested);
		this.checks.asked(id);
	}

	boolean isInvitationOpen(Enterprise enterprise) {
		return switch (enterprise.status()) {
			case ONBOARDING ->
				this.consents.state(enterprise.id()).provenAt() == null || isConsentTakenBack(enterprise.id());
			case ACTIVE -> isConsentTakenBack(enterprise.id());
			case REMOVING -> isAskedOnLeaving(enterprise.id());
			case DISABLED, REMOVED -> false;
		};
	}

	/** Whatever was sent before the removal was revoked. */
	private boolean isAskedOnLeaving(EnterpriseId id) {
		return this.invitations.state(id).isPresent() && this.consents.isTakenBack(id, ConsentKind.SECOND);
	}

	/** A check found it gone and asked the administrator again. */
	private boolean isConsentTakenBack(EnterpriseId id) {
		return Arrays.stream(ConsentKind.values()).anyMatch((kind) -> !this.consents.isGranted(id, kind));
	}

	/** What stands still hears nothing, and what is about to go wishes nothing. */
	void refuseStopped(Enterprise enterprise) {
		Standstill.refuseRemoved(enterprise);
		refuseDisabled(enterprise);
	}

	/** Throws unless the administrator is being asked for something. */
	void refuseUninvited(Enterprise enterprise) {
		refuseDisabled(enterprise);
		if (!isInvitationOpen(enterprise)) {
			Standstill.refuseRemoved(enterprise);
			throw new InvitationNotOpen(enterprise.id());
		}
	}

	/** A process that stands still hears nothing. */
	void refuseDisabled(Enterprise enterprise) {
		if (enterprise.status() == EnterpriseStatus.DISABLED) {
			throw new EnterpriseDisabled(enterprise.id());
		}
	}

	private static String listed(NewEnterprise wish) {
		return wish.sbcRegions().stream().map(RegionId::value).collect(Collectors.joining(", "));
	}

	private boolean areRegionsFree(Enterprise enterprise) {
		return enterprise.status() == EnterpriseStatus.ONBOARDING && !this.process.isLinking(enterprise.id());
	}

}
