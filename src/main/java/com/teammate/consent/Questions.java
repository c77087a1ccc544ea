package com.teammate.consent;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.SignIn.Question;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Builds the same question when the browser leaves and when it comes back. */
@Component
class Questions {

	private final ConsentSettings settings;

	private final PermissionManifest manifest;

	private final Secrets secrets;

	Questions(ConsentSettings settings, PermissionManifest manifest, Secrets secrets) {
		this.settings = settings;
		this.manifest = manifest;
		this.secrets = secrets;
	}

	Question of(String state, @Nullable TenantId tenant) {
		return new Question(tenant, this.settings.redirect(ConsentKind.FIRST), this.manifest.delegatedNames(), state,
				this.secrets.nonce(state), this.secrets.verifier(state));
	}

}
