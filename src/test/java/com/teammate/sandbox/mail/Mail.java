package com.teammate.sandbox.mail;

import java.time.Instant;
import java.util.Map;

/**
 * A mail as the mailbox received it.
 *
 * @param number counts from 1 in the order of arrival
 * @param pictures that came with it: data addresses by content id
 */
public record Mail(int number, String from, String to, String subject, String messageId, String text, String html,
		Instant receivedAt, String headers, Map<String, String> pictures) {

}
