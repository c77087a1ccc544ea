package com.teammate.sandbox.microsoft;

/** A cmdlet that failed. */
final class TeamsError extends RuntimeException {

	private final String error;

	TeamsError(String error, String message) {
		super(message);
		this.error = error;
	}

	static TeamsError denied(String message) {
		return new TeamsError("AccessDenied", message);
	}

	String error() {
		return this.error;
	}

}
