package com.teammate.mail;

/**
 * The mail server did not take a letter; the message names the cause, never recipient or
 * content.
 */
public class LetterNotSent extends RuntimeException {

	public LetterNotSent(String message, Throwable cause) {
		super(message, cause);
	}

}
