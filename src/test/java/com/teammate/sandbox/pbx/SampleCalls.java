package com.teammate.sandbox.pbx;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

/**
 * Calls that a company may have had: the same whenever they are asked for, in office
 * hours, over any of its regions.
 */
final class SampleCalls {

	static final String HEADER = "enterpriseId,callId,startedAt,durationSeconds,direction,from,to,region,sipStatus\r\n";

	private SampleCalls() {
	}

	static String csv(String enterprise, List<String> regions, Instant from, Instant to) {
		StringBuilder csv = new StringBuilder(HEADER);
		Instant hour = from.truncatedTo(ChronoUnit.HOURS);
		for (; hour.isBefore(to); hour = hour.plus(Duration.ofHours(1))) {
			int ofDay = hour.atOffset(ZoneOffset.UTC).getHour();
			if (ofDay >= 8 && ofDay < 18) {
				append(csv, enterprise, regions, hour, from, to);
			}
		}
		return csv.toString();
	}

	private static void append(StringBuilder csv, String enterprise, List<String> regions, Instant hour, Instant from,
			Instant to) {
		Random chance = new Random(enterprise.hashCode() * 31L + hour.getEpochSecond());
		for (int i = chance.nextInt(4); i > 0; i--) {
			Instant start = hour.plusSeconds(chance.nextInt(3600));
			boolean in = chance.nextBoolean();
			boolean answered = chance.nextInt(5) > 0;
			String own = "+1206555%04d".formatted(100 + chance.nextInt(20));
			String other = "+1425555%04d".formatted(chance.nextInt(10_000));
			int seconds = answered ? 5 + chance.nextInt(900) : 0;
			String region = regions.isEmpty() ? "" : regions.get(chance.nextInt(regions.size()));
			if (!start.isBefore(from) && start.isBefore(to)) {
				csv.append("%s,%08x-%d,%s,%d,%s,%s,%s,%s,%d\r\n".formatted(enterprise, start.getEpochSecond(), i, start,
						seconds, in ? "INBOUND" : "OUTBOUND", in ? other : own, in ? own : other, region,
						answered ? 200 : 486));
			}
		}
	}

}
