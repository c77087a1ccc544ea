package com.teammate.onboarding;

import com.teammate.consent.Finding;

/** Another enterprise has the administrator's new address, or its tenant. */
public class AddressTaken extends RuntimeException {

	private final transient Finding finding;

	AddressTaken(Finding finding) {
		super("The address is taken: " + finding.code());
		this.finding = finding;
	}

	public Finding finding() {
		return this.finding;
	}

}
