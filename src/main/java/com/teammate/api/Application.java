package com.teammate.api;

import java.util.List;

import com.teammate.consent.Finding;
import com.teammate.enterprise.NewEnterprise;

/** A request that is valid, and what is known about it beforehand. */
record Application(NewEnterprise request, List<Finding> findings) {

	boolean isBlocked() {
		return this.findings.stream().anyMatch(Finding::isBlocking);
	}

}
