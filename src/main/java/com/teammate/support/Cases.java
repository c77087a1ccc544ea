package com.teammate.support;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.teammate.audit.AuditQuery;
import com.teammate.audit.AuditTrail;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.onboarding.Attempt;
import com.teammate.onboarding.CaseFile;
import com.teammate.onboarding.Desk;
import com.teammate.onboarding.Diagrams;
import com.teammate.onboarding.Moves;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.Change;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.RegionLinks;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Gathers what everybody knows about one case. */
@Component
class Cases {

	private final Desk desk;

	private final Diagrams diagrams;

	private final Resellers resellers;

	private final RegionLinks regionLinks;

	private final ChangeLedger ledger;

	private final AuditTrail trail;

	private final Notes notes;

	private final Moves moves;

	Cases(Desk desk, Diagrams diagrams, Resellers resellers, RegionLinks regionLinks, ChangeLedger ledger,
			AuditTrail trail, Notes notes, Moves moves) {
		this.desk = desk;
		this.diagrams = diagrams;
		this.resellers = resellers;
		this.regionLinks = regionLinks;
		this.ledger = ledger;
		this.trail = trail;
		this.notes = notes;
		this.moves = moves;
	}

	CaseView open(EnterpriseId id) {
		CaseFile file = this.desk.open(id);
		List<Change> changes = this.ledger.of(id);
		return new CaseView(file, this.resellers.get(file.enterprise().reseller()), this.regionLinks.of(id),
				this.diagrams.of(id, Cases::words), this.trail.find(AuditQuery.about(id.value())), changes,
				this.notes.of(id), requestIds(file.attempts(), changes), this.moves.options(id), this.moves.of(id));
	}

	private static String words(String process, @Nullable RegionId region) {
		String name = process.replace('-', ' ');
		return (region != null) ? name + ", " + region : name;
	}

	private static List<String> requestIds(List<Attempt> attempts, List<Change> changes) {
		Set<String> ids = new LinkedHashSet<>();
		attempts.stream().map(Attempt::requestId).filter(Objects::nonNull).forEach(ids::add);
		changes.stream().map(Change::requestId).filter(Objects::nonNull).forEach(ids::add);
		return List.copyOf(ids);
	}

}
