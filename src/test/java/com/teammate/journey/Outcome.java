package com.teammate.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.teammate.sandbox.mail.Mail;

/**
 * What has become of an enterprise, object by object and in words that are the same for
 * every enterprise: its tenant and zone, its ledger, its steps and regions, its letters.
 */
final class Outcome {

	private static final Map<String, String> NAMELESS = Map.of("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "ID",
			"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME", "MS=ms\\w+", "MS");

	private Outcome() {
	}

	static List<String> of(Company company) {
		String own = company.domain().substring(0, company.domain().indexOf('.'));
		List<String> lines = new ArrayList<>();
		company.everything().properties().forEach((kind) -> add(lines, kind.getKey(), kind.getValue()));
		add(lines, "ledger", ledger(company));
		JsonNode onboarding = company.reseller().onboarding(company.id());
		onboarding.path("history").findValuesAsText("text").forEach((text) -> lines.add("history " + text));
		for (String part : List.of("regions", "steps")) {
			add(lines, part, onboarding.path(part));
		}
		add(lines, "next action", onboarding.path("nextAction"));
		List.of(company.letters(), company.lettersToReseller())
			.forEach((letters) -> letters.stream()
				.map(Mail::messageId)
				.distinct()
				.forEach((id) -> lines.add("letter " + id)));
		return lines.stream().map((line) -> nameless(line, own)).sorted().toList();
	}

	/** Whose answer was lost, its request is not known. */
	private static JsonNode ledger(Company company) {
		JsonNode changes = ResellerProgram
			.read(company.reseller().get("/api/v1/enterprises/" + company.id() + "/changes"))
			.path("items");
		changes.forEach((change) -> ((ObjectNode) change).remove("requestId"));
		return changes;
	}

	private static void add(List<String> lines, String kind, JsonNode objects) {
		if (objects.isArray()) {
			objects.forEach((object) -> lines.add(kind + " " + object));
		}
		else {
			lines.add(kind + " " + objects);
		}
	}

	private static String nameless(String line, String own) {
		String nameless = line.replaceAll("(?i)" + own, "NAME")
			.replaceAll("company-(NAME-examp|\\w+)-[a-z2-9]{8}", "LABEL");
		for (Map.Entry<String, String> each : NAMELESS.entrySet()) {
			nameless = nameless.replaceAll(each.getKey(), each.getValue());
		}
		return nameless;
	}

}
