package com.teammate.sbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** How far countries are from each other, roughly. */
final class Countries {

	private static final Map<String, Place> PLACES = read();

	private Countries() {
	}

	/** Along the surface, in degrees; infinite where one of them is not known. */
	static double distance(String one, String other) {
		Place from = PLACES.get(one);
		Place to = PLACES.get(other);
		if (one.equals(other)) {
			return 0;
		}
		return (from != null && to != null) ? from.distance(to) : Double.POSITIVE_INFINITY;
	}

	private static Map<String, Place> read() {
		try (InputStream stream = Countries.class.getResourceAsStream("/country-coordinates.txt")) {
			if (stream == null) {
				throw new IllegalStateException("no /country-coordinates.txt");
			}
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.map((line) -> line.split(" "))
				.collect(Collectors.toUnmodifiableMap((part) -> part[0],
						(part) -> new Place(Double.parseDouble(part[1]), Double.parseDouble(part[2]))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Place(double latitude, double longitude) {

		double distance(Place other) {
			double here = Math.toRadians(this.latitude);
			double there = Math.toRadians(other.latitude);
			double between = Math.toRadians(other.longitude - this.longitude);
			double cosine = Math.sin(here) * Math.sin(there) + Math.cos(here) * Math.cos(there) * Math.cos(between);
			return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
		}

	}

}
