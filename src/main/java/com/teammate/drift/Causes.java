package com.teammate.drift;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.teammate.consent.ConsentKind;
import com.teammate.sbc.Deviation;

/** The codes of what may be found, the worst first. */
final class Causes {

	static final String APPLICATION_DISABLED = "APPLICATION_DISABLED";

	private static final Map<ConsentKind, String> CONSENTS = Map.of(ConsentKind.FIRST, "CONSENT_LOST",
			ConsentKind.SECOND, "PERMISSIONS_LOST");

	/** Without these nothing else can be looked at. */
	static final List<String> OF_CONSENT = List.of(APPLICATION_DISABLED, of(ConsentKind.FIRST), of(ConsentKind.SECOND));

	/** What keeps our application out, whatever it wants to do. */
	static final List<String> OF_ACCESS = Stream
		.concat(OF_CONSENT.stream(), Stream.of(Deviation.Code.DIRECTORY_ROLE_MISSING.name()))
		.toList();

	/** Which a visit of the administrator to us mends. */
	static final List<String> NEED_VISIT = List.of(of(ConsentKind.FIRST), of(ConsentKind.SECOND));

	static final List<String> OF_LEDGER = Arrays.stream(Deviation.Code.values()).map(Enum::name).toList();

	private static final List<String> ALL = Stream.concat(OF_CONSENT.stream(), OF_LEDGER.stream()).toList();

	private Causes() {
	}

	static String of(ConsentKind kind) {
		return CONSENTS.getOrDefault(kind, "");
	}

	static int rank(String code) {
		return ALL.indexOf(code);
	}

	static boolean isRepairable(String code) {
		return !OF_CONSENT.contains(code) && Deviation.Code.valueOf(code).isRepairable();
	}

}
