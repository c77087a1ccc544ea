package com.teammate.api;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseQuery.Position;
import com.teammate.reseller.ResellerId;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * A place in a reseller's list, as text that nobody should read. Its check bytes catch
 * what was cut or changed on the way; they need no secret, because a forged place shows
 * the reseller nothing but its own enterprises.
 */
final class Cursor {

	private static final int PLACE = Long.BYTES + Integer.BYTES + 2 * Long.BYTES;

	private static final int CHECK = 8;

	private Cursor() {
	}

	static String after(Enterprise last) {
		return after(last.reseller(), new Position(last.createdAt(), last.id().value()));
	}

	static String after(ResellerId reseller, Position last) {
		byte[] place = ByteBuffer.allocate(PLACE)
			.putLong(last.createdAt().getEpochSecond())
			.putInt(last.createdAt().getNano())
			.putLong(last.id().getMostSignificantBits())
			.putLong(last.id().getLeastSignificantBits())
			.array();
		byte[] text = ByteBuffer.allocate(PLACE + CHECK).put(place).put(check(reseller, place)).array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
	}

	/** Throws {@link RequestRefused} when it is not one of ours. */
	static Position read(ResellerId reseller, String text) {
		byte[] bytes = decoded(text);
		byte[] place = Arrays.copyOf(bytes, PLACE);
		if (bytes.length != PLACE + CHECK
				|| !Arrays.equals(check(reseller, place), Arrays.copyOfRange(bytes, PLACE, bytes.length))) {
			throw invalid();
		}
		var buffer = ByteBuffer.wrap(place);
		return new Position(Instant.ofEpochSecond(buffer.getLong(), buffer.getInt()),
				new UUID(buffer.getLong(), buffer.getLong()));
	}

	private static byte[] decoded(String text) {
		try {
			return Base64.getUrlDecoder().decode(text);
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
	}

	private static byte[] check(ResellerId reseller, byte[] place) {
		byte[] digest = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), reseller.toString()).digest(place);
		return Arrays.copyOf(digest, CHECK);
	}

	private static RequestRefused invalid() {
		return new RequestRefused(ProblemCode.INVALID_CURSOR,
				"Use nextCursor of an earlier answer as it is, or leave the cursor out.");
	}

}
