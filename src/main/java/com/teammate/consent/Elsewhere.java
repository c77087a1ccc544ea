package com.teammate.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.teammate.consent.ConsentAnswer.Granted;
import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.ConsentRecords;
import com.teammate.microsoft.ConsentRecords.Grants;
import com.teammate.microsoft.MicrosoftFailure;
import com.teammate.microsoft.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Finds consents that were given elsewhere: an administrator may approve a request in
 * Microsoft Entra, days later, and nobody calls us back. Microsoft's records prove it.
 */
@Component
class Elsewhere {

	private static final Logger LOG = LoggerFactory.getLogger(Elsewhere.class);

	private final ConsentSettings settings;

	private final Enterprises enterprises;

	private final SignIn signIn;

	private final ConsentRecords records;

	private final PermissionManifest manifest;

	private final ConsentFacts facts;

	Elsewhere(ConsentSettings settings, Enterprises enterprises, SignIn signIn, ConsentRecords records,
			PermissionManifest manifest, ConsentFacts facts) {
		this.settings = settings;
		this.enterprises = enterprises;
		this.signIn = signIn;
		this.records = records;
		this.manifest = manifest;
		this.facts = facts;
	}

	/** What is granted by now and not on record with us, in the order of asking. */
	List<ConsentAnswer> look(EnterpriseId id) {
		try {
			return tenant(this.enterprises.get(id)).map((tenant) -> look(id, tenant)).orElse(List.of());
		}
		catch (MicrosoftFailure ex) {
			// Before the second consent Microsoft shows us nothing at all.
			LOG.info("No consents of {} can be seen yet: {}", id, ex.getMessage());
			return List.of();
		}
	}

	private List<ConsentAnswer> look(EnterpriseId id, TenantId tenant) {
		Grants grants = this.records.read(tenant, this.manifest.apis());
		List<ConsentAnswer> found = new ArrayList<>();
		boolean inTurn = true;
		for (ConsentKind kind : ConsentKind.values()) {
			boolean known = this.facts.of(id, kind).isGranted();
			inTurn = inTurn && (known || this.manifest.isCovered(kind, grants));
			if (inTurn && !known) {
				found.add(new Granted(id, kind, tenant, null));
			}
		}
		return found;
	}

	/** Nobody signed in, so only a tenant that is known for sure will do. */
	private Optional<TenantId> tenant(Enterprise enterprise) {
		if (enterprise.tenant().isPresent() || !this.settings.sameTenantAsAddress()) {
			return enterprise.tenant();
		}
		return this.signIn.tenantOf(enterprise.adminEmail().domain());
	}

}
