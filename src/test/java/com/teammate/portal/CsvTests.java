package com.teammate.portal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.teammate.onboarding.UploadRow;
import com.teammate.portal.Csv.NotReadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CsvTests {

	private static final String LIST = "name,adminEmail\r\nSøn & Ü,admin@contoso.example\r\n";

	@ParameterizedTest
	@MethodSource("encodings")
	void readsWhateverEncodingASpreadsheetHasChosen(byte[] file) {
		assertThat(Csv.read(FileText.of(file))).singleElement()
			.isEqualTo(Map.of("name", List.of("Søn & Ü"), "adminEmail", List.of("admin@contoso.example")));
	}

	static Stream<byte[]> encodings() {
		return Stream.of(LIST.getBytes(StandardCharsets.UTF_8), ("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_8),
				("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_16LE),
				("\uFEFF" + LIST).getBytes(StandardCharsets.UTF_16BE), LIST.getBytes(StandardCharsets.UTF_16LE),
				LIST.getBytes(Charset.forName("windows-1252")));
	}

	@Test
	void saysThatAnEncodingIsUnknown() {
		assertThatThrownBy(() -> FileText.of(new byte[] { 'n', (byte) 0x81, (byte) 0x8D, ',' }))
			.isInstanceOfSatisfying(NotReadable.class, (ex) -> assertThat(ex.reason()).isEqualTo("encoding"));
		assertThatThrownBy(() -> FileText.of(new byte[] { 'P', 'K', 3, 4, 0, 0, 8, 0 }))
			.isInstanceOfSatisfying(NotReadable.class, (ex) -> assertThat(ex.reason()).isEqualTo("encoding"));
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '~', delimiter = '|',
			value = { "~name,adminEmail,sbcRegions\n\"A, \"\"B\"\"\nC\",a@b.example,us-west us-east-1~",
					"~Name;Admin Email;SBC_Regions\n\"A, \"\"B\"\"\nC\";a@b.example;\"us-west;us-east-1\"~",
					"~NAME\tadmin-email\tsbcregions\n\"A, \"\"B\"\"\nC\"\ta@b.example\tus-west,us-east-1~" })
	void readsEverySeparatorQuotesAndLineBreaksInCells(String text) {
		assertThat(Csv.read(text)).singleElement()
			.isEqualTo(Map.of("name", List.of("A, \"B\"\nC"), "adminEmail", List.of("a@b.example"), "sbcRegions",
					List.of("us-west", "us-east-1")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "a,b\\n1,2|column", "name\\nContoso|columns", "name,adminEmail|empty",
					"name,adminEmail,name\\nA,a@b.example,C|twice", "name,adminEmail\\n\"A,a@b.example|broken",
					"name,adminEmail,<script>\\nA,b,c|column" })
	void saysWhatIsWrongWithAFile(String text, String reason) {
		assertThatThrownBy(() -> Csv.read(text.replace("\\n", "\n"))).isInstanceOfSatisfying(NotReadable.class,
				(ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	@Test
	void takesTenThousandLinesAndNoMore() {
		String lines = "Contoso,admin@contoso.example\n".repeat(Csv.MOST_ROWS);

		assertThat(Csv.read("name,adminEmail\n" + lines)).hasSize(Csv.MOST_ROWS);
		assertThatThrownBy(() -> Csv.read("name,adminEmail\n" + lines + "One,more@contoso.example"))
			.isInstanceOfSatisfying(NotReadable.class, (ex) -> assertThat(ex.reason()).isEqualTo("long"));
	}

	@Test
	void writesNothingThatASpreadsheetWouldRunAndReadsItBack() {
		Map<String, List<String>> typed = Map.of("name", List.of("=HYPERLINK(\"http://evil\")"), "adminEmail",
				List.of("+1@b.example"), "services", List.of("PBX", "TRUNK"));

		String text = Csv.written(List.of(new UploadRow(2, UploadRow.State.WRONG, typed, "-no", null)));

		assertThat(text).contains("\"'=HYPERLINK(\"\"http://evil\"\")\",'+1@b.example")
			.contains("PBX|TRUNK")
			.contains("'-no");
		assertThat(Csv.read(FileText.of(text.getBytes(StandardCharsets.UTF_8)))).containsExactly(typed);
	}

	@Test
	void readsItsOwnTemplate() {
		assertThat(Csv.read(FileText.of(Csv.template().getBytes(StandardCharsets.UTF_8)))).singleElement()
			.extracting(Map::keySet)
			.isEqualTo(java.util.Set.copyOf(Csv.COLUMNS));
	}

}
