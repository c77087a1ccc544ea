package com.teammate.welcome;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import com.ibm.icu.text.Transliterator;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** What a font can show, and how the rest is written by it. */
final class Letters {

	private final CmapLookup glyphs;

	private final Transliterator latin = Transliterator.getInstance("Any-Latin");

	Letters(InputStream font) {
		try (TrueTypeFont read = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
			this.glyphs = read.getUnicodeCmapLookup();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same text where the font has it, in Latin letters where not. */
	String printable(String text) {
		StringBuilder printable = new StringBuilder(text.length());
		StringBuilder foreign = new StringBuilder();
		text.codePoints().forEach((character) -> {
			if (isShown(character)) {
				flush(foreign, printable);
				printable.appendCodePoint(character);
			}
			else {
				foreign.appendCodePoint(character);
			}
		});
		flush(foreign, printable);
		return printable.toString();
	}

	private void flush(StringBuilder foreign, StringBuilder printable) {
		if (!foreign.isEmpty()) {
			String written;
			synchronized (this.latin) {
				written = this.latin.transliterate(foreign.toString());
			}
			written.codePoints()
				.forEach((character) -> printable
					.append(isShown(character) ? Character.toString(character) : "[U+%04X]".formatted(character)));
			foreign.setLength(0);
		}
	}

	private boolean isShown(int character) {
		return character < 0x80 || this.glyphs.getGlyphId(character) != 0;
	}

}
