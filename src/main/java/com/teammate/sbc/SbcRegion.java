package com.teammate.sbc;

import com.teammate.enterprise.RegionId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A place where our Session Border Controllers stand.
 *
 * @param baseDomain the carrier's domain under which every enterprise gets one label;
 * also its DNS zone
 * @param address IPv4 address of the SBC
 * @param country ISO 3166-1 alpha-2
 */
public record SbcRegion(@NotNull RegionId id, @NotBlank String name,
		@NotNull @Pattern(regexp = "(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}",
				message = "must be a domain name in lower case") @Size(
						max = Labels.LONGEST_BASE_DOMAIN) String baseDomain,
		@NotNull @Pattern(regexp = "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}",
				message = "must be an IPv4 address") String address,
		@NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be a country code of two letters") String country) {

}
