package com.teammate.wish;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.wish.FieldParser.NotValid;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.reseller.Offer;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import com.teammate.sbc.SbcRegions;

import org.springframework.stereotype.Component;

import static com.teammate.wish.FieldParser.flag;
import static com.teammate.wish.FieldParser.integer;
import static com.teammate.wish.FieldParser.text;

/**
 * Reads what a reseller asks for, through whichever door. By hand, because a mapper stops
 * at the first wrong type, and the caller is told everything at once.
 */
@Component
public class EnterpriseForm {

	public static final int MOST_USERS = 1_000_000;

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private final SbcRegions regions;

	private final PbxTypes pbxTypes;

	private final Resellers resellers;

	EnterpriseForm(SbcRegions regions, PbxTypes pbxTypes, Resellers resellers) {
		this.regions = regions;
		this.pbxTypes = pbxTypes;
		this.resellers = resellers;
	}

	/**
	 * Wishes for a new enterprise, its nearest region first. Throws {@link WishNotValid}
	 * with every wrong field.
	 */
	public NewEnterprise read(ResellerId reseller, ObjectNode wish) {
		NewEnterprise read = read(reseller, wish, List.of(), Set.of(), List.of());
		return read.ordered(this.regions.nearestFirst(read.country(), read.sbcRegions()));
	}

	/**
	 * The wishes after a change. What the enterprise has already may stay, even if the
	 * catalogue does not offer it any more. Throws {@link WishNotValid} with every wrong
	 * field.
	 */
	public NewEnterprise change(NewEnterprise before, ObjectNode after) {
		return read(before.reseller(), after, before.sbcRegions(), before.services(), before.pbxTypes());
	}

	/** The wishes as their sender would have sent them; what {@link #read} reads. */
	public static ObjectNode written(NewEnterprise wish) {
		ObjectNode fields = JsonNodeFactory.instance.objectNode();
		fields.put("name", wish.name());
		fields.put("adminEmail", wish.adminEmail().value());
		fields.put("userLimit", wish.userLimit());
		fields.put("pbxMusicOnHold", wish.pbxMusicOnHold());
		fields.put("accessSipData", wish.accessSipData());
		fields.put("requestManagementConsent", wish.requestManagementConsent());
		add(fields, "sbcRegions", wish.sbcRegions());
		add(fields, "services", wish.services());
		add(fields, "pbxTypes", wish.pbxTypes());
		fields.put("billingReference", wish.billingReference());
		fields.put("country", wish.country());
		return fields;
	}

	private static void add(ObjectNode fields, String name, Collection<?> values) {
		var list = fields.putArray(name);
		values.stream().map(Objects::toString).forEach(list::add);
	}

	/** Whether it is a country code of ISO 3166-1. */
	public static boolean isCountry(String text) {
		return COUNTRIES.contains(text);
	}

	private NewEnterprise read(ResellerId reseller, ObjectNode wish, List<RegionId> ownRegions,
			Set<OfferedService> ownServices, List<String> ownPbxTypes) {
		Offer offer = this.resellers.offerOf(reseller);
		var fields = new Fields(wish);
		Optional<String> name = fields.required("name", text(200));
		Optional<EmailAddress> admin = fields.required("adminEmail", text(254).then(EnterpriseForm::address));
		Optional<Integer> userLimit = fields.optional("userLimit", integer(1, MOST_USERS));
		boolean musicOnHold = fields.optional("pbxMusicOnHold", flag()).orElse(false);
		boolean sipData = fields.optional("accessSipData", flag()).orElse(false);
		boolean management = fields.optional("requestManagementConsent", flag()).orElse(false);
		List<RegionId> sbcRegions = fields.requiredList("sbcRegions",
				text(40).then((text) -> region(text, ownRegions, offer)));
		List<OfferedService> services = fields.requiredList("services",
				text(40).then((text) -> service(text, ownServices, offer)));
		List<String> pbxTypes = fields.list("pbxTypes", text(40).then((text) -> pbxType(text, ownPbxTypes, offer)));
		Optional<String> billing = fields.optional("billingReference", text(100)).filter((text) -> !text.isEmpty());
		Optional<String> country = fields.optional("country", text(10).then(EnterpriseForm::country));
		if (!pbxTypes.isEmpty() && !services.isEmpty() && !services.contains(OfferedService.PBX)) {
			fields.reject("pbxTypes", "needs the service PBX");
		}
		fields.check();
		return new NewEnterprise(reseller, name.orElseThrow(), admin.orElseThrow(), userLimit.orElse(null), musicOnHold,
				sipData, management, sbcRegions, Set.copyOf(services), pbxTypes, billing.orElse(null),
				country.orElse(null));
	}

	private static EmailAddress address(String text) {
		if (!EmailAddress.isValid(text)) {
			throw new NotValid("is not an e-mail address");
		}
		return new EmailAddress(text);
	}

	private RegionId region(String text, List<RegionId> own, Offer offer) {
		RegionId wanted = Stream.concat(own.stream(), this.regions.all().stream().map((region) -> region.id()))
			.filter((id) -> id.value().equals(text))
			.findFirst()
			.orElseThrow(() -> new NotValid("is not a known SBC region"));
		mustBeOffered(own.contains(wanted) || offer.allowsRegion(text));
		return wanted;
	}

	private static OfferedService service(String text, Set<OfferedService> own, Offer offer) {
		OfferedService wanted = Arrays.stream(OfferedService.values())
			.filter((service) -> service.name().equals(text))
			.findFirst()
			.orElseThrow(() -> new NotValid("must be one of "
					+ Arrays.stream(OfferedService.values()).map(Enum::name).collect(Collectors.joining(", "))));
		mustBeOffered(own.contains(wanted) || offer.allowsService(text));
		return wanted;
	}

	private String pbxType(String text, List<String> own, Offer offer) {
		if (!own.contains(text) && !this.pbxTypes.know(text)) {
			throw new NotValid("is not a known PBX type");
		}
		mustBeOffered(own.contains(text) || offer.allowsPbxType(text));
		return text;
	}

	private static void mustBeOffered(boolean offered) {
		if (!offered) {
			throw new NotValid("is not part of what was agreed with you");
		}
	}

	/** Throws {@link NotValid}. */
	private static String country(String text) {
		if (!isCountry(text)) {
			throw new NotValid("must be a country code of ISO 3166-1 in two capital letters");
		}
		return text;
	}

}
