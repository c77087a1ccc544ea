package com.teammate.portal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import com.teammate.portal.Csv.NotReadable;

/**
 * The text of a file in whatever encoding a spreadsheet has chosen: UTF-8, UTF-16 or
 * Windows-1252, by its mark or by what it can be.
 */
final class FileText {

	private static final Charset WINDOWS = Charset.forName("windows-1252");

	private FileText() {
	}

	/** Throws {@link NotReadable} when it is in none of them. */
	static String of(byte[] file) {
		if (startsWith(file, 0xEF, 0xBB, 0xBF)) {
			return decoded(file, 3, StandardCharsets.UTF_8);
		}
		if (startsWith(file, 0xFF, 0xFE)) {
			return decoded(file, 2, StandardCharsets.UTF_16LE);
		}
		if (startsWith(file, 0xFE, 0xFF)) {
			return decoded(file, 2, StandardCharsets.UTF_16BE);
		}
		if (file.length > 1 && (file[0] == 0 ^ file[1] == 0)) {
			return decoded(file, 0, (file[1] == 0) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
		}
		try {
			return decoded(file, 0, StandardCharsets.UTF_8);
		}
		catch (NotReadable ex) {
			return decoded(file, 0, WINDOWS);
		}
	}

	private static boolean startsWith(byte[] file, int... mark) {
		for (int i = 0; i < mark.length; i++) {
			if (file.length <= i || (file[i] & 0xFF) != mark[i]) {
				return false;
			}
		}
		return true;
	}

	private static String decoded(byte[] file, int from, Charset charset) {
		try {
			String text = charset.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(ByteBuffer.wrap(file, from, file.length - from))
				.toString();
			if (text.indexOf('\0') >= 0) {
				throw new NotReadable("encoding");
			}
			return text;
		}
		catch (CharacterCodingException ex) {
			throw new NotReadable("encoding");
		}
	}

}
