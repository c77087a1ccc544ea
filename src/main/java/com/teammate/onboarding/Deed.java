package com.teammate.onboarding;

import java.time.Instant;

import com.teammate.enterprise.NextAction;
import com.teammate.enterprise.NextAction.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What somebody must do next while all is well; failures are named by the diagnosis
 * catalogue.
 */
enum Deed {

	SEND_INVITATION(Actor.SYSTEM),

	ENTER_CODE(Actor.GLOBAL_ADMIN),

	GRANT_FIRST_CONSENT(Actor.GLOBAL_ADMIN),

	GRANT_SECOND_CONSENT(Actor.GLOBAL_ADMIN),

	VERIFY_CONSENTS(Actor.SYSTEM),

	REPLICATE_CONSENTS(Actor.MICROSOFT),

	CHECK_TENANT(Actor.SYSTEM),

	LINK_SBC_REGIONS(Actor.SYSTEM),

	/** The sub-domain of a region that was not activated is replaced. */
	RENEW_SUB_DOMAIN(Actor.SYSTEM),

	ACTIVATE_DOMAIN(Actor.MICROSOFT),

	UNLINK_SBC_REGIONS(Actor.SYSTEM),

	REMOVE_ENTERPRISE(Actor.SYSTEM),

	ENABLE_ENTERPRISE(Actor.RESELLER),
	/** A failed job is being tried again. */
	GO_ON(Actor.SYSTEM);

	private final Actor actor;

	Deed(Actor actor) {
		this.actor = actor;
	}

	Actor actor() {
		return this.actor;
	}

	NextAction since(Instant since, @Nullable Instant dueBy) {
		return new NextAction(this.actor, name(), since, dueBy);
	}

}
