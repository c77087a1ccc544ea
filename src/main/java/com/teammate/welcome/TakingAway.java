package com.teammate.welcome;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.sbc.PlannedChange.Kind;
import com.teammate.sbc.RemovalProof;
import com.teammate.sbc.RemovalProof.Remnant;
import com.teammate.sbc.Removals;
import com.teammate.sbc.Unlinking;

import org.springframework.stereotype.Component;

/**
 * What the pages of a visit say else while the connection is being removed: what is still
 * to be taken away, and until when we try.
 */
@Component
class TakingAway {

	/** Which end with the application; whether it may delete itself is seen last. */
	private static final Set<Kind> LAST = EnumSet.of(Kind.SERVICE_PRINCIPAL, Kind.DIRECTORY_ROLE);

	private final Removals removals;

	private final Unlinking unlinking;

	TakingAway(Removals removals, Unlinking unlinking) {
		this.removals = removals;
		this.unlinking = unlinking;
	}

	/** Nothing about an enterprise that stays. */
	Map<String, Object> of(Enterprise enterprise) {
		Map<String, Object> words = new HashMap<>();
		if (enterprise.status() == EnterpriseStatus.REMOVING) {
			words.put("leaving", true);
			words.put("plan", left(enterprise.id()));
			this.unlinking.patienceEndsAt(enterprise.id())
				.map(Moment::of)
				.ifPresent((moment) -> words.put("leftAt", moment));
		}
		return words;
	}

	private List<Remnant> left(EnterpriseId id) {
		return this.removals.proof(id)
			.map(RemovalProof::left)
			.orElse(List.of())
			.stream()
			.filter((remnant) -> !LAST.contains(remnant.kind()))
			.toList();
	}

}
