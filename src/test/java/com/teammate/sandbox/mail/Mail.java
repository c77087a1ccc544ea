package com.teammate.sandbox.mail;

import java.time.Instant;

/**
 * A mail as the mailbox received it.
 *
 * @param number counts from 1 in the order of arrival
 */
public record Mail(int number, String from, String to, String subject, String messageId, String text, String html,
		Instant receivedAt, String headers) {

}
