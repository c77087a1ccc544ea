package com.teammate.support;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.teammate.audit.AuditQuery;
import com.teammate.audit.AuditTrail;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.RegionId;
import com.teammate.mail.SentLetters;
import com.teammate.onboarding.Attempt;
import com.teammate.onboarding.CaseFile;
import com.teammate.onboarding.Desk;
import com.teammate.onboarding.Diagrams;
import com.teammate.onboarding.Moves;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.Change;
import com.teammate.sbc.ChangeLedger;
import com.teammate.sbc.RegionLinks;
import com.teammate.webhook.Deliveries;
import com.teammate.webhook.Delivery;
import com.teammate.webhook.DeliveryId;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Gathers what everybody knows about one case. */
@Component
class Cases {

	/** The newest; the reseller's own log has them all. */
	private static final int SENDINGS = 50;

	private final Desk desk;

	private final Diagrams diagrams;

	private final Resellers resellers;

	private final RegionLinks regionLinks;

	private final ChangeLedger ledger;

	private final AuditTrail trail;

	private final SentLetters letters;

	private final Deliveries deliveries;

	private final Notes notes;

	private final Moves moves;

	Cases(Desk desk, Diagrams diagrams, Resellers resellers, RegionLinks regionLinks, ChangeLedger ledger,
			AuditTrail trail, SentLetters letters, Deliveries deliveries, Notes notes, Moves moves) {
		this.desk = desk;
		this.diagrams = diagrams;
		this.resellers = resellers;
		this.regionLinks = regionLinks;
		this.ledger = ledger;
		this.trail = trail;
		this.letters = letters;
		this.deliveries = deliveries;
		this.notes = notes;
		this.moves = moves;
	}

	CaseView open(EnterpriseId id) {
		CaseFile file = this.desk.open(id);
		List<Change> changes = this.ledger.of(id);
		return new CaseView(file, this.resellers.get(file.enterprise().reseller()), this.regionLinks.of(id),
				this.diagrams.of(id, Cases::words), this.trail.find(AuditQuery.about(id.value())), changes,
				this.letters.about(id.value()), webhooks(id), this.notes.of(id), requestIds(file.attempts(), changes),
				this.moves.options(id), this.moves.of(id));
	}

	private static String words(String process, @Nullable RegionId region) {
		String name = process.replace('-', ' ');
		return (region != null) ? name + ", " + region : name;
	}

	private List<CaseView.Sending> webhooks(EnterpriseId id) {
		List<Delivery> deliveries = this.deliveries.about(id.value(), SENDINGS);
		Map<DeliveryId, List<Delivery.Try>> tries = this.deliveries.tries(deliveries);
		return deliveries.stream()
			.map((delivery) -> new CaseView.Sending(delivery, tries.getOrDefault(delivery.id(), List.of())))
			.toList();
	}

	private static List<String> requestIds(List<Attempt> attempts, List<Change> changes) {
		Set<String> ids = new LinkedHashSet<>();
		attempts.stream().map(Attempt::requestId).filter(Objects::nonNull).forEach(ids::add);
		changes.stream().map(Change::requestId).filter(Objects::nonNull).forEach(ids::add);
		return List.copyOf(ids);
	}

}
