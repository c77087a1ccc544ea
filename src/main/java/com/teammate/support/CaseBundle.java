package com.teammate.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.diagnosis.Redaction;
import com.teammate.enterprise.EnterpriseId;

import org.springframework.stereotype.Component;

/**
 * One case as an archive that may leave the house, for example with a ticket at
 * Microsoft: addresses are masked, codes, tokens and secrets are not in it.
 */
@Component
class CaseBundle {

	private final Cases cases;

	private final ObjectMapper json;

	CaseBundle(Cases cases, ObjectMapper json) {
		this.cases = cases;
		this.json = json;
	}

	byte[] of(EnterpriseId id) {
		CaseView view = this.cases.open(id);
		ByteArrayOutputStream archive = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(archive, StandardCharsets.UTF_8)) {
			put(zip, "case.json",
					this.json.writerWithDefaultPrettyPrinter().writeValueAsString(view.withoutPictures()));
			put(zip, "timeline.csv",
					Csv.line(Stream.of("at", "actor", "text")) + view.timeline()
						.stream()
						.map((entry) -> Csv.line(Stream.of(entry.at(), entry.actor(), entry.text())))
						.collect(Collectors.joining()));
			put(zip, "failed-tries.txt",
					view.file()
						.attempts()
						.stream()
						.map((attempt) -> attempt.at() + " " + attempt.step() + " " + attempt.cause() + " request "
								+ attempt.requestId() + "\n" + attempt.stackTrace())
						.collect(Collectors.joining("\n")));
			put(zip, "request-ids.txt", String.join("\n", view.requestIds()) + "\n");
			for (int number = 0; number < view.diagrams().size(); number++) {
				var diagram = view.diagrams().get(number);
				put(zip, diagram.process() + "-" + (number + 1) + ".svg", diagram.svg());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return archive.toByteArray();
	}

	private static void put(ZipOutputStream zip, String name, String text) throws IOException {
		zip.putNextEntry(new ZipEntry(name));
		zip.write(Redaction.of(text).getBytes(StandardCharsets.UTF_8));
		zip.closeEntry();
	}

}
