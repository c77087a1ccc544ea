package com.teammate.portal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
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

	private final Resellers resellers;

	FormChoices(SbcRegions regions, PbxTypes pbxTypes, Resellers resellers) {
		this.regions = regions;
		this.pbxTypes = pbxTypes;
		this.resellers = resellers;
	}

	/** For a new enterprise: what the reseller may use, the nearest regions first. */
	Choices offered(ResellerId reseller, TypedForm typed) {
		Offer offer = this.resellers.offerOf(reseller);
		String country = typed.text("country");
		boolean known = COUNTRIES.stream().anyMatch((one) -> one.code().equals(country));
		List<SbcRegion> regions = this.regions.nearestFirst(known ? country : null)
			.stream()
			.filter((region) -> offer.allowsRegion(region.id().value()))
			.toList();
		List<RegionChoice> near = regions.stream()
			.map((region) -> new RegionChoice(region.id().value(), region.name(),
					known && region.country().equals(regions.get(0).country())))
			.toList();
		List<OfferedService> services = Stream.of(OfferedService.values())
			.filter((service) -> offer.allowsService(service.name()))
			.toList();
		List<PbxType> types = this.pbxTypes.all().stream().filter((type) -> offer.allowsPbxType(type.id())).toList();
		return new Choices(near, services, types, COUNTRIES);
	}

	/**
	 * For an enterprise that has some already: those as well, even if they are not
	 * offered any more, and its regions first.
	 */
	Choices offered(TypedForm typed, NewEnterprise before) {
		Choices offered = offered(before.reseller(), typed);
		Stream<RegionChoice> ownRegions = before.sbcRegions()
			.stream()
			.map((id) -> offered.regions()
				.stream()
				.filter((choice) -> choice.id().equals(id.value()))
				.findFirst()
				.orElseGet(() -> new RegionChoice(id.value(),
						this.regions.find(id).map((region) -> region.name()).orElse(id.value()), false)));
		Stream<PbxType> ownTypes = before.pbxTypes()
			.stream()
			.map((id) -> this.pbxTypes.all()
				.stream()
				.filter((type) -> type.id().equals(id))
				.findFirst()
				.orElseGet(() -> new PbxType(id, id)));
		return new Choices(Stream.concat(ownRegions, offered.regions().stream()).distinct().toList(),
				Stream.concat(offered.services().stream(), before.services().stream()).distinct().sorted().toList(),
				Stream.concat(offered.pbxTypes().stream(), ownTypes).distinct().toList(), COUNTRIES);
	}

	/** All that can be chosen. */
	record Choices(List<RegionChoice> regions, List<OfferedService> services, List<PbxType> pbxTypes,
			List<Country> countries) {

	}

	/** A region, and whether none is nearer to the country. */
	record RegionChoice(String id, String name, boolean near) {

	}

	/** A country by its code of ISO 3166-1. */
	record Country(String code, String name) {

	}

}
