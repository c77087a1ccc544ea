package com.teammate.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.api.FieldParser.NotValid;
import com.teammate.enterprise.EmailAddress;
import com.teammate.enterprise.NewEnterprise;
import com.teammate.enterprise.OfferedService;
import com.teammate.enterprise.RegionId;
import com.teammate.reseller.ResellerId;
import com.teammate.sbc.SbcRegions;

import org.springframework.stereotype.Component;

import static com.teammate.api.FieldParser.flag;
import static com.teammate.api.FieldParser.integer;
import static com.teammate.api.FieldParser.text;

/**
 * Reads what a reseller asks for. By hand, because a mapper stops at the first wrong
 * type, and the caller is told everything at once.
 */
@Component
class EnterpriseForm {

	static final int MOST_USERS = 1_000_000;

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	private final SbcRegions regions;

	private final ApiSettings settings;

	EnterpriseForm(SbcRegions regions, ApiSettings settings) {
		this.regions = regions;
		this.settings = settings;
	}

	/** Throws {@link RequestRefused} with every wrong field. */
	NewEnterprise read(ResellerId reseller, JsonObject body) {
		return read(reseller, body, List.of(), List.of());
	}

	/**
	 * The wishes after a change. What the enterprise has already may stay, even if the
	 * catalogue does not offer it any more.
	 */
	NewEnterprise change(NewEnterprise before, MergePatch patch) {
		return read(before.reseller(), patch.appliedTo(before), before.sbcRegions(), before.pbxTypes());
	}

	private NewEnterprise read(ResellerId reseller, JsonObject body, List<RegionId> ownRegions,
			List<String> ownPbxTypes) {
		var fields = new Fields(body);
		Optional<String> name = fields.required("name", text(200));
		Optional<EmailAddress> admin = fields.required("adminEmail", text(254).then(EnterpriseForm::address));
		Optional<Integer> userLimit = fields.optional("userLimit", integer(1, MOST_USERS));
		boolean musicOnHold = fields.optional("pbxMusicOnHold", flag()).orElse(false);
		boolean sipData = fields.optional("accessSipData", flag()).orElse(false);
		boolean management = fields.optional("requestManagementConsent", flag()).orElse(false);
		List<RegionId> sbcRegions = fields.requiredList("sbcRegions",
				text(40).then((text) -> region(text, ownRegions)));
		List<OfferedService> services = fields.requiredList("services", text(40).then(EnterpriseForm::service));
		List<String> pbxTypes = fields.list("pbxTypes", text(40).then((text) -> pbxType(text, ownPbxTypes)));
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

	private RegionId region(String text, List<RegionId> own) {
		return Stream.concat(own.stream(), this.regions.all().stream().map((region) -> region.id()))
			.filter((id) -> id.value().equals(text))
			.findFirst()
			.orElseThrow(() -> new NotValid("is not a known SBC region"));
	}

	private static OfferedService service(String text) {
		return Arrays.stream(OfferedService.values())
			.filter((service) -> service.name().equals(text))
			.findFirst()
			.orElseThrow(() -> new NotValid("must be one of " + names(OfferedService.values())));
	}

	static String names(Enum<?>[] values) {
		return Arrays.stream(values).map(Enum::name).collect(Collectors.joining(", "));
	}

	private String pbxType(String text, List<String> own) {
		if (!own.contains(text) && !this.settings.knowsPbxType(text)) {
			throw new NotValid("is not a known PBX type");
		}
		return text;
	}

	private static String country(String text) {
		if (!COUNTRIES.contains(text)) {
			throw new NotValid("must be a country code of ISO 3166-1 in two capital letters");
		}
		return text;
	}

}
