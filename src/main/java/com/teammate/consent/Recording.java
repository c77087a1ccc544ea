package com.teammate.consent;

import java.util.Map;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.consent.ConsentAnswer.Declined;
import com.teammate.consent.ConsentAnswer.Granted;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantTaken;
import com.teammate.event.EventType;
import com.teammate.event.Events;

import org.springframework.stereotype.Component;

/** Keeps answers as facts. */
@Component
class Recording {

	private final Enterprises enterprises;

	private final ConsentFacts facts;

	private final Looks looks;

	private final Audit audit;

	private final Events events;

	Recording(Enterprises enterprises, ConsentFacts facts, Looks looks, Audit audit, Events events) {
		this.enterprises = enterprises;
		this.facts = facts;
		this.looks = looks;
		this.audit = audit;
		this.events = events;
	}

	ConsentAnswer record(Granted granted) {
		if (granted.kind() == ConsentKind.FIRST) {
			try {
				this.enterprises.pinTenant(granted.enterprise(), granted.tenant());
			}
			catch (TenantTaken ex) {
				return record(new Declined(granted.enterprise(), granted.kind(), DeclineReason.TENANT_TAKEN, null));
			}
		}
		EnterpriseId enterprise = granted.enterprise();
		this.facts.grant(enterprise, granted.kind(), granted.administrator());
		this.looks.startOver(enterprise);
		this.audit.note(enterprise.value(), Party.ADMINISTRATOR, Phrases.granted(granted.kind()));
		this.events.record(enterprise.value(), (granted.kind() == ConsentKind.FIRST) ? EventType.CONSENT_FIRST_GRANTED
				: EventType.CONSENT_SECOND_GRANTED);
		return granted;
	}

	ConsentAnswer record(Declined declined) {
		EnterpriseId enterprise = declined.enterprise();
		this.facts.decline(enterprise, declined.kind(), declined.reason(), declined.signal());
		this.audit.note(enterprise.value(), Party.ADMINISTRATOR, Phrases.declined(declined.kind(), declined.reason()));
		this.events.record(enterprise.value(), EventType.CONSENT_DECLINED,
				Map.of("consent", declined.kind().name(), "reason", declined.reason().name()));
		return declined;
	}

}
