package com.teammate.brand;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A logo, read from whatever somebody uploads and drawn anew: nothing but its pixels is
 * kept, so whatever else was in the file is gone.
 */
final class Picture {

	static final int MOST_BYTES = 512 * 1024;

	private static final int LEAST_SIDE = 16;

	private static final int MOST_SIDE = 4000;

	private static final int MOST_PIXELS = 4_000_000;

	/** A file of half a megabyte may ask to be gone through a thousand times. */
	private static final int MOST_SCANS = 40;

	private static final int WIDTH = 480;

	private static final int HEIGHT = 160;

	private final byte[] png;

	private final int width;

	private final int height;

	private Picture(byte[] png, int width, int height) {
		this.png = png;
		this.width = width;
		this.height = height;
	}

	/** Throws {@link LogoRefused}. */
	static Picture of(byte[] file) {
		if (file.length == 0) {
			throw new LogoRefused("Choose a file first.");
		}
		if (file.length > MOST_BYTES) {
			throw LogoRefused.tooLarge();
		}
		return drawn(fitting(decoded(file)));
	}

	byte[] png() {
		return this.png;
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	private static BufferedImage decoded(byte[] file) {
		ImageReader reader = ImageIO.getImageReadersByFormatName(format(file)).next();
		try {
			// Metadata may be packed as tightly as pixels, so it is not even read.
			reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(file)), true, true);
			checkSize(reader.getWidth(0), reader.getHeight(0));
			return reader.read(0);
		}
		catch (LogoRefused ex) {
			throw ex;
		}
		catch (IOException | RuntimeException ex) {
			throw new LogoRefused("The picture cannot be read; save it once more as PNG in RGB.");
		}
		finally {
			reader.dispose();
		}
	}

	/** By its first bytes; names and content types can say anything. */
	private static String format(byte[] file) {
		String start = new String(file, 0, Math.min(file.length, 1024), StandardCharsets.ISO_8859_1);
		if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
			return "png";
		}
		if (start.startsWith("\u00ff\u00d8\u00ff")) {
			checkScans(file);
			return "jpeg";
		}
		if (start.toLowerCase(Locale.ROOT).contains("<svg")) {
			throw new LogoRefused("An SVG may carry scripts, so none is taken: save it as PNG, 480 pixels wide.");
		}
		throw new LogoRefused("This is neither a PNG nor a JPEG.");
	}

	private static void checkScans(byte[] file) {
		int scans = 0;
		for (int i = 1; i < file.length; i++) {
			if (file[i - 1] == (byte) 0xff && file[i] == (byte) 0xda) {
				scans++;
			}
		}
		if (scans > MOST_SCANS) {
			throw new LogoRefused("The picture cannot be read; save it once more as PNG in RGB.");
		}
	}

	private static void checkSize(int width, int height) {
		if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_PIXELS) {
			throw new LogoRefused("The picture has %,d × %,d pixels; up to %,d each way and %,d in all are taken."
				.formatted(width, height, MOST_SIDE, MOST_PIXELS));
		}
		if (width < LEAST_SIDE || height < LEAST_SIDE) {
			throw new LogoRefused("The picture has %d × %d pixels; at least %d each way are needed.".formatted(width,
					height, LEAST_SIDE));
		}
	}

	/** Halved as long as that is possible, because one great step loses lines. */
	private static BufferedImage fitting(BufferedImage image) {
		double scale = Math.min(1, Math.min((double) WIDTH / image.getWidth(), (double) HEIGHT / image.getHeight()));
		int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
		int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
		BufferedImage smaller = image;
		while (smaller.getWidth() >= 2 * width && smaller.getHeight() >= 2 * height) {
			smaller = scaled(smaller, smaller.getWidth() / 2, smaller.getHeight() / 2);
		}
		return scaled(smaller, width, height);
	}

	private static BufferedImage scaled(BufferedImage image, int width, int height) {
		BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
		Graphics2D pen = scaled.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
		pen.drawImage(image, 0, 0, width, height, null);
		pen.dispose();
		return scaled;
	}

	private static Picture drawn(BufferedImage image) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			ImageIO.write(image, "png", out);
			return new Picture(out.toByteArray(), image.getWidth(), image.getHeight());
		}
		catch (IOException ex) {
			throw new IllegalStateException("Memory can be written to", ex);
		}
	}

}
