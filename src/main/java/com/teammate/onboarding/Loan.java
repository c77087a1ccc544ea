package com.teammate.onboarding;

import java.util.Date;

import com.teammate.sbc.LicenceLoans;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What gateway and timers of return-licence ask; public because expressions reach only
 * public classes.
 */
@Component
public class Loan {

	private final LicenceLoans loans;

	Loan(LicenceLoans loans) {
		this.loans = loans;
	}

	public Date endsAt(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return Date.from(this.loans.endsAt(ref.enterprise(), ref.region()));
	}

	public Date proofAt(DelegateExecution execution) {
		return Date.from(this.loans.proofAt());
	}

	/** While Teams does not know the sub-domain any more. */
	public Date nextLookAt(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return Date.from(this.loans.nextLookAt(ref.enterprise(), ref.region()));
	}

	public boolean isRouteProven(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return this.loans.isProven(ref.enterprise(), ref.region());
	}

}
