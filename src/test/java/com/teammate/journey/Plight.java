package com.teammate.journey;

import java.time.Duration;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.onboarding.Desk;
import com.teammate.sandbox.TestSandbox;

import static org.awaitility.Awaitility.await;

/**
 * A company that is stuck for a cause, and how it is freed as the catalogue says: first
 * somebody mends what is wrong outside, then support does something at the desk.
 *
 * @param mending what somebody else does first
 * @param value what support types beside the reason, if anything
 */
record Plight(String cause, Company company, Runnable mending, Deed deed, String value) {

	/** One that is mended somewhere else and then tried again. */
	static Plight of(String cause, Company company, Runnable mending) {
		return new Plight(cause, company, mending, Deed.TRY_AGAIN, "");
	}

	/** The same, helped in another way. */
	Plight by(Deed other, String typed) {
		return new Plight(this.cause, this.company, this.mending, other, typed);
	}

	/** The same, once the desk shows it; diagrams are looked at once a minute. */
	Plight shown() {
		await(this.cause).atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(200)).until(this::isStuck);
		return this;
	}

	boolean isStuck() {
		return TestSandbox.bean(Desk.class)
			.open(EnterpriseId.of(this.company.id()))
			.stuck()
			.stream()
			.anyMatch((found) -> found.cause().code().equals(this.cause));
	}

	/** What support may do about a case, by the button that does it. */
	enum Deed {

		TRY_AGAIN("Try again now"), CHECK("Check now"), RESEND("Send a new invitation"), LINK("Make a new link"),
		ADDRESS("Correct the administrator's address"), LABEL("Correct the label of a region"),
		TO_RESELLER("Hand it to the reseller");

		final String button;

		Deed(String button) {
			this.button = button;
		}

	}

}
