package com.teammate.sandbox.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;

/** Takes a MIME message apart. */
final class MailReader {

	private MailReader() {
	}

	static Mail read(int number, StoredMessage stored) {
		try {
			MimeMessage message = stored.getMimeMessage();
			return new Mail(number, people(message.getFrom()), addresses(message.getAllRecipients()),
					text(message.getSubject()), text(message.getMessageID()), part(message, "text/plain"),
					part(message, "text/html"), stored.getReceivedDate().toInstant(), headers(message),
					pictures(message));
		}
		catch (MessagingException ex) {
			throw new IllegalStateException("A mail cannot be read", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String part(Part part, String type) throws MessagingException, IOException {
		if (part.isMimeType(type)) {
			return part.getContent().toString();
		}
		if (part.getContent() instanceof Multipart parts) {
			for (int index = 0; index < parts.getCount(); index++) {
				String found = part(parts.getBodyPart(index), type);
				if (!found.isEmpty()) {
					return found;
				}
			}
		}
		return "";
	}

	private static Map<String, String> pictures(Part part) throws MessagingException, IOException {
		Map<String, String> pictures = new TreeMap<>();
		if (part instanceof MimePart picture && picture.isMimeType("image/*")) {
			pictures.put(picture.getContentID().replaceAll("[<>]", ""), "data:image/png;base64,"
					+ Base64.getEncoder().encodeToString(picture.getInputStream().readAllBytes()));
		}
		else if (part.getContent() instanceof Multipart parts) {
			for (int index = 0; index < parts.getCount(); index++) {
				pictures.putAll(pictures(parts.getBodyPart(index)));
			}
		}
		return pictures;
	}

	private static String headers(MimeMessage message) throws MessagingException {
		return Collections.list(message.getAllHeaders())
			.stream()
			.map((header) -> header.getName() + ": " + decoded(header))
			.collect(Collectors.joining("\n"));
	}

	private static String decoded(Header header) {
		try {
			return MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
		}
		catch (IOException ex) {
			return header.getValue();
		}
	}

	private static String people(Address[] people) {
		return (people != null) ? Arrays.stream(people)
			.map((each) -> (each instanceof InternetAddress address) ? address.toUnicodeString() : each.toString())
			.collect(Collectors.joining(", ")) : "";
	}

	private static String addresses(Address[] people) {
		return (people != null) ? Arrays.stream(people)
			.map((each) -> (each instanceof InternetAddress address) ? address.getAddress() : each.toString())
			.collect(Collectors.joining(", ")) : "";
	}

	private static String text(String value) {
		return (value != null) ? value : "";
	}

}
