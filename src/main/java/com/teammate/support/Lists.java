package com.teammate.support;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.onboarding.Desk;
import com.teammate.onboarding.StuckCase;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;

import org.springframework.stereotype.Component;

/** The lists of the desk, with the names that people know. */
@Component
class Lists {

	/** More lines than anybody reads; the whole is for acts on many. */
	static final int LINES = 200;

	private final Desk desk;

	private final Enterprises enterprises;

	private final Resellers resellers;

	Lists(Desk desk, Enterprises enterprises, Resellers resellers) {
		this.desk = desk;
		this.enterprises = enterprises;
		this.resellers = resellers;
	}

	/** What is stuck for a cause, oldest first, each enterprise once. */
	List<Listed> stuckBy(String cause) {
		Map<EnterpriseId, StuckCase> cases = this.desk.stuckBy(cause)
			.stream()
			.collect(Collectors.toMap(StuckCase::enterprise, Function.identity(), (first, second) -> first,
					LinkedHashMap::new));
		List<EnterpriseId> shown = cases.keySet().stream().limit(LINES).toList();
		Map<EnterpriseId, Enterprise> known = this.enterprises.all(shown)
			.stream()
			.collect(Collectors.toMap(Enterprise::id, Function.identity()));
		Map<ResellerId, String> names = names(known.values());
		return shown.stream()
			.map(known::get)
			.filter(Objects::nonNull)
			.map((enterprise) -> Listed.of(enterprise, names.getOrDefault(enterprise.reseller(), ""),
					cases.get(enterprise.id())))
			.toList();
	}

	List<Listed> search(String words) {
		List<Enterprise> found = this.desk.search(words);
		Map<ResellerId, String> names = names(found);
		return found.stream()
			.map((enterprise) -> Listed.of(enterprise, names.getOrDefault(enterprise.reseller(), ""), null))
			.toList();
	}

	private Map<ResellerId, String> names(Collection<Enterprise> enterprises) {
		Map<ResellerId, String> names = new HashMap<>();
		for (Enterprise enterprise : enterprises) {
			names.computeIfAbsent(enterprise.reseller(), (id) -> this.resellers.get(id).name());
		}
		return names;
	}

}
