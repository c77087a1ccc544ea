package com.teammate.cdr;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Stops reading where an answer is longer than it may be. */
final class Bounded extends FilterInputStream {

	private long left;

	Bounded(InputStream in, long most) {
		super(in);
		this.left = most;
	}

	@Override
	public int read() throws IOException {
		int value = super.read();
		count((value >= 0) ? 1 : 0);
		return value;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int read = super.read(buffer, offset, length);
		count(Math.max(0, read));
		return read;
	}

	private void count(int read) throws Exceeded {
		this.left -= read;
		if (this.left < 0) {
			throw new Exceeded();
		}
	}

	/** There is more than that. */
	static final class Exceeded extends IOException {

	}

}
