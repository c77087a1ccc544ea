package com.teammate.api;

import java.time.Instant;

import com.teammate.brand.Brand;
import com.teammate.brand.Logo;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A brand as its reseller reads it. */
@Schema(name = "Brand")
record BrandView(@Schema(example = "Northwind Voice") String name, @Schema(example = "#0b5c8a") @Nullable String colour,
		@Schema(example = "#7cc4ee") @Nullable String darkColour,
		@Schema(example = "#3aa6e2",
				description = "What dark pages show: darkColour, or the shade of colour that was found") @Nullable String darkShade,
		@Schema(example = "Northwind Onboarding") @Nullable String senderName,
		@Schema(example = "Northwind Ltd\n+1 555 0100") @Nullable String footer,
		@Schema(example = "/brand/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08.png",
				description = "Path of the logo as we have drawn it; another logo has another path") @Nullable String logo,
		Instant updatedAt) {

	static BrandView of(Brand brand) {
		var wish = brand.wish();
		Logo logo = brand.logo();
		return new BrandView(wish.name(), text(wish.colour()), text(wish.darkColour()), text(wish.darkShade()),
				wish.senderName(), wish.footer(), (logo != null) ? logo.path() : null, brand.updatedAt());
	}

	private static @Nullable String text(@Nullable Object value) {
		return (value != null) ? value.toString() : null;
	}

}
