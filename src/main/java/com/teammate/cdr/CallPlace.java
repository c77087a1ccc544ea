package com.teammate.cdr;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * A call's place in a list, newest first. Written out it stands in addresses, so it tells
 * nothing of the call but its time.
 *
 * @param mark tells calls of the same instant apart
 */
public record CallPlace(Instant startedAt, long mark) implements Comparable<CallPlace> {

	private static final int LENGTH = Long.BYTES + Integer.BYTES + Long.BYTES;

	private static final Comparator<CallPlace> NEWEST_FIRST = Comparator.comparing(CallPlace::startedAt)
		.thenComparingLong(CallPlace::mark)
		.reversed();

	static CallPlace of(Call call) {
		return new CallPlace(call.startedAt(), ByteBuffer.wrap(DigestUtils.sha256(call.id())).getLong());
	}

	/** Empty when it is none of ours. */
	public static Optional<CallPlace> read(String text) {
		try {
			byte[] bytes = Base64.getUrlDecoder().decode(text);
			if (bytes.length != LENGTH) {
				return Optional.empty();
			}
			ByteBuffer place = ByteBuffer.wrap(bytes);
			return Optional.of(new CallPlace(Instant.ofEpochSecond(place.getLong(), place.getInt()), place.getLong()));
		}
		catch (IllegalArgumentException | DateTimeException | ArithmeticException ex) {
			return Optional.empty();
		}
	}

	public String written() {
		byte[] place = ByteBuffer.allocate(LENGTH)
			.putLong(this.startedAt.getEpochSecond())
			.putInt(this.startedAt.getNano())
			.putLong(this.mark)
			.array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(place);
	}

	@Override
	public int compareTo(CallPlace other) {
		return NEWEST_FIRST.compare(this, other);
	}

}
