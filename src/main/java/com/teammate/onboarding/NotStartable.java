package com.teammate.onboarding;

import java.util.List;

import com.teammate.consent.Finding;

/** Something stands in the way of an onboarding; nothing was started. */
public class NotStartable extends RuntimeException {

	private final transient List<Finding> findings;

	NotStartable(List<Finding> findings) {
		super("Something stands in the way: " + findings.stream().map(Finding::code).toList());
		this.findings = List.copyOf(findings);
	}

	public List<Finding> findings() {
		return this.findings;
	}

}
