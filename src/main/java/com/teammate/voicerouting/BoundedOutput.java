package com.teammate.voicerouting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Reads a stream of a process to its end, so that the process never blocks on it, and
 * keeps only the last part.
 */
final class BoundedOutput {

	private final InputStream stream;

	private final int limit;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private final Thread reader = new Thread(this::read, "teams-powershell-output");

	private BoundedOutput(InputStream stream, int limit) {
		this.stream = stream;
		this.limit = limit;
	}

	static BoundedOutput of(InputStream stream, int limit) {
		BoundedOutput output = new BoundedOutput(stream, limit);
		output.reader.setDaemon(true);
		output.reader.start();
		return output;
	}

	/**
	 * What was kept; waits only a moment for the end, because a child of the process may
	 * hold the stream open.
	 */
	String text(Duration patience) throws InterruptedException {
		this.reader.join(patience.toMillis());
		synchronized (this.kept) {
			return this.kept.toString(StandardCharsets.UTF_8);
		}
	}

	private void read() {
		byte[] buffer = new byte[8192];
		try {
			for (int n = this.stream.read(buffer); n >= 0; n = this.stream.read(buffer)) {
				keep(buffer, n);
			}
		}
		catch (IOException ex) {
			// The process was killed: what it said until then is all there is.
		}
	}

	private void keep(byte[] buffer, int length) {
		synchronized (this.kept) {
			this.kept.write(buffer, 0, length);
			if (this.kept.size() > 2 * this.limit) {
				byte[] all = this.kept.toByteArray();
				this.kept.reset();
				this.kept.write(all, all.length - this.limit, this.limit);
			}
		}
	}

}
