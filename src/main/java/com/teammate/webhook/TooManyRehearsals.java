package com.teammate.webhook;

import java.time.Duration;

/** An endpoint has had as many test events as it may have in a minute. */
public class TooManyRehearsals extends RuntimeException {

	private final transient Duration pause;

	TooManyRehearsals(Duration pause) {
		super("Too many test events");
		this.pause = pause;
	}

	/** After which the next one may be sent. */
	public Duration pause() {
		return this.pause;
	}

}
