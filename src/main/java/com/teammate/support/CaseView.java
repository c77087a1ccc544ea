package com.teammate.support;

import java.util.List;

import com.teammate.audit.AuditTrail;
import com.teammate.onboarding.CaseFile;
import com.teammate.onboarding.Diagram;
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
		List<AuditTrail.Entry> timeline, List<Change> changes, List<Notes.Note> notes, List<String> requestIds) {

}
