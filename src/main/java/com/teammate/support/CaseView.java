package com.teammate.support;

import java.util.Arrays;
import java.util.List;

import com.teammate.audit.AuditTrail;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.mail.SentLetters.Sent;
import com.teammate.onboarding.CaseFile;
import com.teammate.onboarding.Diagram;
import com.teammate.onboarding.Move;
import com.teammate.onboarding.MoveOption;
import com.teammate.onboarding.Regrant;
import com.teammate.reseller.Reseller;
import com.teammate.sbc.Change;
import com.teammate.sbc.RegionLink;
import com.teammate.support.Help.Deed;
import com.teammate.webhook.Delivery;

/**
 * One case as support sees it.
 *
 * @param timeline newest first
 * @param changes what was written to the tenant, to DNS and to Teams, oldest first
 * @param letters that the mail server took, newest first
 * @param webhooks newest first
 * @param requestIds Microsoft's, of failures and changes, newest first
 */
record CaseView(CaseFile file, Reseller reseller, List<RegionLink> regions, List<Diagram> diagrams,
		List<AuditTrail.Entry> timeline, List<Change> changes, List<Sent> letters, List<Sending> webhooks,
		List<Notes.Note> notes, List<String> requestIds, List<MoveOption> moveOptions, List<Move> moves) {

	/** What can be done about it as it stands. */
	List<Deed> deeds() {
		EnterpriseStatus status = this.file.enterprise().status();
		return Arrays.stream(Deed.values()).filter((deed) -> switch (deed) {
			case CORRECT_LABEL -> isRunning(status) && !this.regions.isEmpty();
			case RESEND -> isRunning(status) || Regrant.isAwaited(this.file.enterprise());
			case CORRECT_ADDRESS, ASK_RESELLER, ASK_ADMINISTRATOR, DISABLE -> isRunning(status);
			case ENABLE -> status == EnterpriseStatus.DISABLED;
			case ERASE, REMOVE -> isRunning(status) || status == EnterpriseStatus.DISABLED;
		}).toList();
	}

	private static boolean isRunning(EnterpriseStatus status) {
		return status == EnterpriseStatus.ONBOARDING || status == EnterpriseStatus.ACTIVE;
	}

	/**
	 * A message to a program of the reseller.
	 *
	 * @param answers what the program said at each try, oldest first
	 */
	record Sending(Delivery delivery, List<Delivery.Try> answers) {

	}

	/** The same without the diagrams. */
	CaseView withoutPictures() {
		return new CaseView(this.file, this.reseller, this.regions, List.of(), this.timeline, this.changes,
				this.letters, this.webhooks, this.notes, this.requestIds, this.moveOptions, this.moves);
	}

}
