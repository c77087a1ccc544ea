package com.teammate.support;

import java.util.List;

import com.teammate.audit.AuditTrail;
import com.teammate.onboarding.CaseFile;
import com.teammate.onboarding.Diagram;
import com.teammate.onboarding.Move;
import com.teammate.onboarding.MoveOption;
import com.teammate.reseller.Reseller;
import com.teammate.sbc.Change;
import com.teammate.sbc.RegionLink;

/**
 * One case as support sees it.
 *
 * @param timeline newest first
 * @param changes what was written to the tenant, to DNS and to Teams, oldest first
 * @param requestIds Microsoft's, of failures and changes, newest first
 */
record CaseView(CaseFile file, Reseller reseller, List<RegionLink> regions, List<Diagram> diagrams,
		List<AuditTrail.Entry> timeline, List<Change> changes, List<Notes.Note> notes, List<String> requestIds,
		List<MoveOption> moveOptions, List<Move> moves) {

	/** The same without the diagrams. */
	CaseView withoutPictures() {
		return new CaseView(this.file, this.reseller, this.regions, List.of(), this.timeline, this.changes, this.notes,
				this.requestIds, this.moveOptions, this.moves);
	}

}
