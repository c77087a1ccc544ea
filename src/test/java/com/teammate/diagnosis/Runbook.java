package com.teammate.diagnosis;

import java.util.Collection;

/** The catalogue as a page for those who get called at night. */
final class Runbook {

	private Runbook() {
	}

	static String of(Collection<Cause> causes, DiagnosisWords words) {
		StringBuilder page = new StringBuilder(
				"""
						# Runbook

						One entry for each cause in the catalogue, made from `diagnosis.yml` and `messages/diagnosis.properties` by `RunbookTests`; after a
						change there run `mvn test -Dtest=RunbookTests -Drunbook.write=true`. The desk (`/support`) groups what is stuck by these causes.
						""");
		for (Cause cause : causes) {
			Diagnosis diagnosis = cause.diagnosis();
			page.append("\n## ").append(diagnosis.code()).append('\n');
			page.append(diagnosis.text()).append("\n\n");
			page.append("- **Whose turn**: ").append(owner(diagnosis.owner())).append('\n');
			page.append("- **By itself**: ")
				.append(diagnosis.transientFault() ? "it is tried again." : "it stands until somebody acts.")
				.append('\n');
			page.append("- **To do**: ").append(words.forSupport(diagnosis.code())).append('\n');
		}
		return page.toString();
	}

	private static String owner(String owner) {
		return switch (owner) {
			case "GLOBAL_ADMIN" -> "the customer's administrator";
			case "RESELLER" -> "the reseller";
			case "MICROSOFT" -> "Microsoft";
			case "OPERATIONS" -> "operations";
			default -> "support";
		};
	}

}
