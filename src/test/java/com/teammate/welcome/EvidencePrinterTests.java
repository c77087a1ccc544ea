package com.teammate.welcome;

import java.io.IOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EvidencePrinterTests {

	private final EvidencePrinter printer = new EvidencePrinter();

	/** Arabic is printed by its shapes, which read back as the same letters. */
	@ParameterizedTest
	@CsvSource({
			"\u0141\u00f3d\u017a S\u00e3o \u0130zmir \u00c6r\u00f8, \u0141\u00f3d\u017a S\u00e3o \u0130zmir \u00c6r\u00f8",
			"\u039f\u03bb\u03c5\u03bc\u03c0\u03af\u03b1, \u039f\u03bb\u03c5\u03bc\u03c0\u03af\u03b1",
			"\u041c\u043e\u0441\u043a\u0432\u0430, \u041c\u043e\u0441\u043a\u0432\u0430",
			"\u0634\u0631\u0643\u0629, \u0634\u0631\u0643\u0629", "\u05e9\u05dc\u05d5\u05dd, \u05e9\u05dc\u05d5\u05dd",
			"\u674e\u660e, l\u01d0 m\u00edng", "\u3055\u304f\u3089, sakura", "\uc11c\uc6b8, seoul",
			"\u0e44\u0e17\u0e22, thịy", "\ud83c\udf1e, [U+1F31E]" })
	void losesNoName(String name, String printed) throws IOException {
		byte[] pdf = this.printer
			.print("<html><head><style>body { font-family: 'DejaVu Sans' }</style></head><body><p>Company <b>" + name
					+ "</b> Ltd</p></body></html>");

		try (PDDocument document = Loader.loadPDF(pdf)) {
			String text = new PDFTextStripper().getText(document);
			assertThat(text).contains("Company").contains("Ltd").doesNotContain("#").contains(printed);
			document.getPage(0)
				.getResources()
				.getFontNames()
				.forEach((font) -> assertThat(isEmbedded(document, font)).isTrue());
		}
	}

	private static boolean isEmbedded(PDDocument document, COSName font) {
		try {
			return document.getPage(0).getResources().getFont(font).isEmbedded();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
