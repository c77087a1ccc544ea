package com.teammate.brand;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PictureTests {

	@ParameterizedTest
	@CsvSource({ "png, 100, 40, 100, 40", "jpeg, 1200, 400, 480, 160", "png, 3000, 100, 480, 16",
			"png, 100, 1000, 16, 160" })
	void keepsAPngThatFits(String format, int width, int height, int keptWidth, int keptHeight) throws IOException {
		Picture picture = Picture.of(image(format, width, height));

		BufferedImage kept = ImageIO.read(new ByteArrayInputStream(picture.png()));
		assertThat(picture.png()).startsWith(0x89, 'P', 'N', 'G');
		assertThat(new int[] { kept.getWidth(), kept.getHeight() }).containsExactly(keptWidth, keptHeight);
		assertThat(new int[] { picture.width(), picture.height() }).containsExactly(keptWidth, keptHeight);
		assertThat(new Color(kept.getRGB(keptWidth / 2, keptHeight / 2)).getGreen()).isGreaterThan(120);
	}

	@Test
	void keepsNothingOfAFileBesideItsPixels() {
		byte[] page = "<script>alert(1)</script>PK\u0003\u0004".getBytes(StandardCharsets.ISO_8859_1);
		byte[] png = image("png", 100, 40);

		assertThat(text(Picture.of(joined(png, page)).png())).doesNotContain("script").doesNotContain("PK\u0003");
		assertThat(text(Picture.of(withChunk(png, "tEXt", page)).png())).doesNotContain("script");
		assertThat(text(Picture.of(joined(image("jpeg", 100, 40), page)).png())).doesNotContain("script");
	}

	@Test
	void readsNoPackedWordsOfAFile() {
		// Says that it is packed and is not: whoever unpacked it would fail.
		byte[] bomb = withChunk(image("png", 100, 40), "zTXt", "key\0\0no zip".getBytes(StandardCharsets.ISO_8859_1));

		assertThat(Picture.of(bomb).width()).isEqualTo(100);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "GIF89a.......", "<html><script>", "%PDF-1.7", "BM......", "RIFF....WEBP", "MZ", "just text" })
	void takesNothingElse(String content) {
		refuses(content.getBytes(StandardCharsets.ISO_8859_1), "neither a PNG nor a JPEG");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
			"<?xml version='1.0'?>\n<!-- --><SVG></SVG>" })
	void saysWhyItTakesNoSvg(String content) {
		refuses(content.getBytes(StandardCharsets.UTF_8), "An SVG may carry scripts");
	}

	@Test
	void refusesAFileOfTooManyBytes() {
		refuses(joined(image("png", 100, 40), new byte[512 * 1024]), "larger than 512 KB");
		refuses(new byte[0], "Choose a file");
	}

	/** Small on the wire, gigabytes in memory: only its head may be read. */
	@Test
	void refusesAPictureOfTooManyPixelsBeforeItIsUnpacked() {
		byte[] png = image("png", 100, 40);
		refuses(withSize(png, 65_000, 65_000), "65,000 × 65,000 pixels");
		refuses(withSize(png, 4000, 1001), "4,000 × 1,001 pixels");
		refuses(withSize(png, Integer.MAX_VALUE, Integer.MAX_VALUE), "pixels");
		refuses(image("png", 15, 100), "at least 16 each way");
	}

	@Test
	void refusesWhatIsBroken() {
		byte[] png = image("png", 100, 40);
		byte[] jpeg = image("jpeg", 100, 40);

		refuses(Arrays.copyOf(png, 30), "cannot be read");
		refuses(Arrays.copyOf(jpeg, 40), "cannot be read");
		refuses(withSize(png, -5, 40), "cannot be read");
		refuses(new byte[] { (byte) 0xff, (byte) 0xd8, (byte) 0xff, 0 }, "cannot be read");
	}

	@Test
	void refusesAJpegThatIsToBeGoneThroughAThousandTimes() {
		byte[] scans = new byte[4000];
		for (int i = 0; i < scans.length; i += 4) {
			scans[i] = (byte) 0xff;
			scans[i + 1] = (byte) 0xda;
		}

		refuses(joined(image("jpeg", 100, 40), scans), "cannot be read");
	}

	private static void refuses(byte[] file, String words) {
		assertThatExceptionOfType(LogoRefused.class).isThrownBy(() -> Picture.of(file))
			.satisfies((refusal) -> assertThat(refusal.words()).contains(words));
	}

	static byte[] image(String format, int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D pen = image.createGraphics();
		pen.setColor(new Color(20, 140, 90));
		pen.fillRect(0, 0, width, height);
		pen.dispose();
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, format, out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same file, saying that it has another size. */
	private static byte[] withSize(byte[] png, int width, int height) {
		byte[] lying = png.clone();
		ByteBuffer.wrap(lying).putInt(16, width).putInt(20, height);
		CRC32 sum = new CRC32();
		sum.update(lying, 12, 17);
		ByteBuffer.wrap(lying).putInt(29, (int) sum.getValue());
		return lying;
	}

	/** The same file with one more part after its head. */
	private static byte[] withChunk(byte[] png, String type, byte[] content) {
		CRC32 sum = new CRC32();
		sum.update(type.getBytes(StandardCharsets.ISO_8859_1));
		sum.update(content);
		byte[] chunk = ByteBuffer.allocate(content.length + 12)
			.putInt(content.length)
			.put(type.getBytes(StandardCharsets.ISO_8859_1))
			.put(content)
			.putInt((int) sum.getValue())
			.array();
		return joined(joined(Arrays.copyOf(png, 33), chunk), Arrays.copyOfRange(png, 33, png.length));
	}

	private static byte[] joined(byte[] first, byte[] second) {
		byte[] both = Arrays.copyOf(first, first.length + second.length);
		System.arraycopy(second, 0, both, first.length, second.length);
		return both;
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

}
