package com.teammate.welcome;

import java.util.HashMap;
import java.util.Map;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.enterprise.Enterprise;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;

import org.springframework.stereotype.Component;

/** In whose name, and in whose colours, an administrator is received. */
@Component
class Hosts {

	private final Resellers resellers;

	private final Brands brands;

	Hosts(Resellers resellers, Brands brands) {
		this.resellers = resellers;
		this.brands = brands;
	}

	/** What the frame of every page about the enterprise shows. */
	Map<String, Object> of(Enterprise enterprise) {
		return of(enterprise.reseller());
	}

	/** With a brand, its name is the one that customers know. */
	Map<String, Object> of(ResellerId reseller) {
		Map<String, Object> words = new HashMap<>();
		this.brands.of(reseller).ifPresent((brand) -> words.put("brand", brand));
		words.put("resellerName",
				(words.get("brand") instanceof Brand brand) ? brand.name() : this.resellers.get(reseller).name());
		return words;
	}

}
