package com.teammate.invitation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.teammate.enterprise.EnterpriseId;

import org.springframework.stereotype.Component;

/**
 * Derives everything about an invitation from our key. So no code is ever stored, and an
 * invitation that was mailed but lost in a crash before the commit is made again with the
 * same link and code.
 */
@Component
class InvitationSecrets {

	private static final String ALGORITHM = "HmacSHA256";

	private final SecretKeySpec key;

	InvitationSecrets(InvitationSettings settings) {
		this.key = new SecretKeySpec(settings.keyBytes(), ALGORITHM);
	}

	/** The id of the enterprise's so-manieth invitation. */
	UUID id(EnterpriseId enterprise, int number) {
		ByteBuffer bytes = ByteBuffer.wrap(derive("invitation " + number + " of " + enterprise));
		return new UUID(bytes.getLong(), bytes.getLong());
	}

	/** 128 bits that nobody without the key can tell from random ones. */
	LinkId link(UUID invitation) {
		byte[] bits = Arrays.copyOf(derive("link of " + invitation), 16);
		return new LinkId(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
	}

	InvitationCode code(UUID invitation) {
		return InvitationCode.from(derive("code of " + invitation));
	}

	private byte[] derive(String name) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has " + ALGORITHM, ex);
		}
	}

}
