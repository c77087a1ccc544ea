package com.teammate.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.sbc.SbcRegion;
import com.teammate.sbc.SbcRegions;
import com.teammate.wish.PbxType;
import com.teammate.wish.PbxTypes;

import org.springframework.stereotype.Component;

/** What the form of an enterprise offers to choose from. */
@Component
class FormChoices {

	private static final List<Country> COUNTRIES = Arrays.stream(Locale.getISOCountries())
		.map((code) -> new Country(code, new Locale("", code).getDisplayCountry(Locale.ENGLISH)))
		.sorted(Comparator.comparing(Country::name))
		.toList();

	private final SbcRegions regions;

	private final PbxTypes pbxTypes;

	FormChoices(SbcRegions regions, PbxTypes pbxTypes) {
		this.regions = regions;
		this.pbxTypes = pbxTypes;
	}

	/** For a new enterprise: the nearest regions first. */
	Choices offered(TypedForm typed) {
		return new Choices(regions(typed), List.of(OfferedService.values()), this.pbxTypes.all(), COUNTRIES);
	}

	/**
	 * For an enterprise that has some already: those first, even if they are not offered
	 * any more.
	 */
	Choices offered(TypedForm typed, NewEnterprise before) {
		List<RegionChoice> all = regions(typed);
		Stream<RegionChoice> own = before.sbcRegions()
			.stream()
			.map((id) -> all.stream()
				.filter((choice) -> choice.id().equals(id.value()))
				.findFirst()
				.orElse(new RegionChoice(id.value(), id.value(), false)));
		Stream<PbxType> ownTypes = before.pbxTypes()
			.stream()
			.filter((id) -> this.pbxTypes.all().stream().noneMatch((type) -> type.id().equals(id)))
			.map((id) -> new PbxType(id, id));
		return new Choices(Stream.concat(own, all.stream()).distinct().toList(), List.of(OfferedService.values()),
				Stream.concat(this.pbxTypes.all().stream(), ownTypes).toList(), COUNTRIES);
	}

	private List<RegionChoice> regions(TypedForm typed) {
		String country = typed.text("country");
		return this.regions.all()
			.stream()
			.map((region) -> new RegionChoice(region.id().value(), region.name(), region.country().equals(country)))
			.sorted(Comparator.comparing((choice) -> !choice.near()))
			.toList();
	}

	/** All that can be chosen. */
	record Choices(List<RegionChoice> regions, List<OfferedService> services, List<PbxType> pbxTypes,
			List<Country> countries) {

	}

	/** A region, and whether it is the nearest for the country. */
	record RegionChoice(String id, String name, boolean near) {

	}

	/** A country by its code of ISO 3166-1. */
	record Country(String code, String name) {

	}

}
