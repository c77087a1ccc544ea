package com.teammate.webhook;

/** Nothing may be sent there; the message reads on after "url". */
public class TargetRefused extends RuntimeException {

	TargetRefused(String message) {
		super(message);
	}

	public String words() {
		return String.valueOf(getMessage());
	}

}
