package com.teammate.portal;

import java.util.Optional;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseNotFound;
import com.teammate.enterprise.Enterprises;
import com.teammate.reseller.ResellerUser;

import org.springframework.stereotype.Component;

/** Finds enterprises for people of the reseller that has them, and for nobody else. */
@Component
class VisibleEnterprises {

	private final Enterprises enterprises;

	VisibleEnterprises(Enterprises enterprises) {
		this.enterprises = enterprises;
	}

	/** Throws {@link EnterpriseNotFound}, also for an enterprise of another reseller. */
	Enterprise get(ResellerUser user, String id) {
		EnterpriseId known = parsed(id).orElseThrow(() -> new EnterpriseNotFound(EnterpriseId.random()));
		return this.enterprises.find(user.reseller(), known).orElseThrow(() -> new EnterpriseNotFound(known));
	}

	Optional<Enterprise> find(ResellerUser user, String id) {
		return parsed(id).flatMap((known) -> this.enterprises.find(user.reseller(), known));
	}

	private static Optional<EnterpriseId> parsed(String id) {
		try {
			return Optional.of(EnterpriseId.of(id));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
