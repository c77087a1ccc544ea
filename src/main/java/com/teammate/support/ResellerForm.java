package com.teammate.support;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.OfferedService;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerAccount;
import com.teammate.reseller.Terms;
import com.teammate.sbc.SbcRegions;
import com.teammate.wish.PbxType;
import com.teammate.wish.PbxTypes;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Reads what operators write about a reseller, on pages as from programs. */
@Component
class ResellerForm {

	private final SbcRegions regions;

	private final PbxTypes pbxTypes;

	ResellerForm(SbcRegions regions, PbxTypes pbxTypes) {
		this.regions = regions;
		this.pbxTypes = pbxTypes;
	}

	/** Throws {@link ResellerNotValid} with every wrong field. */
	Terms read(Fields fields) {
		Map<String, String> wrong = new LinkedHashMap<>();
		if (fields.name().isBlank() || fields.name().strip().length() > 200) {
			wrong.put("name", "must have 1 to 200 characters");
		}
		if (!EmailAddress.isValid(fields.email().strip())) {
			wrong.put("email", "is not an e-mail address");
		}
		if (fields.contact().strip().length() > 200) {
			wrong.put("contact", "must have at most 200 characters");
		}
		if (fields.billingReference().strip().length() > 100) {
			wrong.put("billingReference", "must have at most 100 characters");
		}
		mustBeKnown("services", fields.services(), services(), wrong);
		mustBeKnown("pbxTypes", fields.pbxTypes(), pbxTypes().keySet(), wrong);
		mustBeKnown("sbcRegions", fields.sbcRegions(), sbcRegions().keySet(), wrong);
		if (!wrong.isEmpty()) {
			throw new ResellerNotValid(wrong);
		}
		String billing = fields.billingReference().strip();
		return new Terms(fields.name(), fields.email(),
				new Offer(fields.services(), fields.pbxTypes(), fields.sbcRegions()),
				billing.isEmpty() ? null : billing);
	}

	Set<String> services() {
		return Stream.of(OfferedService.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
	}

	/** Ids with names. */
	Map<String, String> pbxTypes() {
		Map<String, String> types = new LinkedHashMap<>();
		for (PbxType type : this.pbxTypes.all()) {
			types.put(type.id(), type.name());
		}
		return types;
	}

	/** Ids with names. */
	Map<String, String> sbcRegions() {
		Map<String, String> names = new LinkedHashMap<>();
		this.regions.all().forEach((region) -> names.put(region.id().value(), region.name()));
		return names;
	}

	private static void mustBeKnown(String field, Set<String> chosen, Set<String> known, Map<String, String> wrong) {
		List<String> unknown = chosen.stream().filter((each) -> !known.contains(each)).sorted().toList();
		if (!unknown.isEmpty()) {
			wrong.put(field, "may have only " + String.join(", ", known));
		}
	}

	/**
	 * As they were typed; what is missing is empty, and an empty set allows everything.
	 */
	record Fields(String name, String email, String contact, Set<String> services, Set<String> pbxTypes,
			Set<String> sbcRegions, String billingReference, String reason) {

		Fields(@Nullable String name, @Nullable String email, @Nullable String contact, @Nullable Set<String> services,
				@Nullable Set<String> pbxTypes, @Nullable Set<String> sbcRegions, @Nullable String billingReference,
				@Nullable String reason) {
			this.name = orEmpty(name);
			this.email = orEmpty(email);
			this.contact = orEmpty(contact);
			this.services = (services != null) ? Set.copyOf(services) : Set.of();
			this.pbxTypes = (pbxTypes != null) ? Set.copyOf(pbxTypes) : Set.of();
			this.sbcRegions = (sbcRegions != null) ? Set.copyOf(sbcRegions) : Set.of();
			this.billingReference = orEmpty(billingReference);
			this.reason = orEmpty(reason);
		}

		static Fields empty() {
			return new Fields(null, null, null, null, null, null, null, null);
		}

		static Fields of(ResellerAccount account) {
			Terms terms = account.terms();
			return new Fields(terms.name(), terms.email(), null, terms.offer().services(), terms.offer().pbxTypes(),
					terms.offer().sbcRegions(), terms.billingReference(), null);
		}

		static Fields of(Returned form) {
			return new Fields(form.text("name"), form.text("email"), form.text("contact"), form.all("services"),
					form.all("pbxTypes"), form.all("sbcRegions"), form.text("billingReference"), form.text("reason"));
		}

		private static String orEmpty(@Nullable String text) {
			return (text != null) ? text : "";
		}

	}

}
