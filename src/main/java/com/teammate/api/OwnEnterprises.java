package com.teammate.api;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.reseller.Reseller;

import org.springframework.stereotype.Component;

/**
 * Finds an enterprise of the reseller that asks; other resellers' do not exist for it.
 */
@Component
class OwnEnterprises {

	private final Enterprises enterprises;

	OwnEnterprises(Enterprises enterprises) {
		this.enterprises = enterprises;
	}

	/** Throws {@link RequestRefused}. */
	Enterprise find(Reseller reseller, String id) {
		try {
			EnterpriseId known = EnterpriseId.of(id);
			return this.enterprises.find(reseller.id(), known).orElseThrow(OwnEnterprises::notFound);
		}
		catch (IllegalArgumentException ex) {
			throw notFound();
		}
	}

	private static RequestRefused notFound() {
		return new RequestRefused(ProblemCode.ENTERPRISE_NOT_FOUND, "None of your enterprises has this id.");
	}

}
