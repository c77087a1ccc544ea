package com.teammate.brand;

/** A file cannot be a logo; the message says why, and reads as a sentence. */
public class LogoRefused extends RuntimeException {

	LogoRefused(String message) {
		super(message);
	}

	public static LogoRefused tooLarge() {
		return new LogoRefused("The file is larger than " + Picture.MOST_BYTES / 1024 + " KB.");
	}

	public String words() {
		return String.valueOf(getMessage());
	}

}
