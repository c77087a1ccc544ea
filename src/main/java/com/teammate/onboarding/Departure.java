package com.teammate.onboarding;

import java.util.Date;

import com.teammate.sbc.Unlinking;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What gateways and timers of unlink-sbc-region ask; public because expressions reach
 * only public classes.
 */
@Component
public class Departure {

	private final Unlinking unlinking;

	Departure(Unlinking unlinking) {
		this.unlinking = unlinking;
	}

	/** Whether the last step met nothing in its way. */
	public boolean isClear(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return !this.unlinking.isObstructed(ref.enterprise(), ref.region());
	}

	public Date nextTryAt(DelegateExecution execution) {
		RegionRef ref = RegionRef.of(execution);
		return Date.from(this.unlinking.nextTryAt(ref.enterprise(), ref.region()));
	}

}
