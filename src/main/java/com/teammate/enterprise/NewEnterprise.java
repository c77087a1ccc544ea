package com.teammate.enterprise;

import java.util.List;
import java.util.Set;

import com.teammate.reseller.ResellerId;
import org.jspecify.annotations.Nullable;

/**
 * What a reseller asks for.
 *
 * @param userLimit how many Teams users may be configured; null is unlimited
 * @param pbxMusicOnHold whether held calls play the music of the PBX instead of the
 * built-in one
 * @param accessSipData whether the administrator may see call data
 * @param requestManagementConsent whether the administrator is asked to let the reseller
 * manage
 * @param sbcRegions the regions to link, in the order of failover; at least one
 * @param country ISO 3166-1 alpha-2
 */
public record NewEnterprise(ResellerId reseller, String name, EmailAddress adminEmail, @Nullable Integer userLimit,
		boolean pbxMusicOnHold, boolean accessSipData, boolean requestManagementConsent, List<RegionId> sbcRegions,
		Set<OfferedService> services, List<String> pbxTypes, @Nullable String billingReference,
		@Nullable String country) {

	public NewEnterprise

	{
		sbcRegions = List.copyOf(sbcRegions);
		services = Set.copyOf(services);
		pbxTypes = List.copyOf(pbxTypes);
	}

	/** The same, with another administrator. */
	public NewEnterprise with(EmailAddress administrator) {
		return new NewEnterprise(this.reseller, this.name, administrator, this.userLimit, this.pbxMusicOnHold,
				this.accessSipData, this.requestManagementConsent, this.sbcRegions, this.services, this.pbxTypes,
				this.billingReference, this.country);
	}

	/** The same with its regions in another order. */
	public NewEnterprise ordered(List<RegionId> regions) {
		return new NewEnterprise(this.reseller, this.name, this.adminEmail, this.userLimit, this.pbxMusicOnHold,
				this.accessSipData, this.requestManagementConsent, regions, this.services, this.pbxTypes,
				this.billingReference, this.country);
	}

}
