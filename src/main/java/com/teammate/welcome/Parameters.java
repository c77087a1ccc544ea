package com.teammate.welcome;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.firewall.RequestRejectedException;

/** What a callback carries, as far as it can be Microsoft's. */
final class Parameters {

	private static final int MAX_PARAMETERS = 20;

	/** Authorization codes and error texts of Microsoft stay well below this. */
	private static final int MAX_CHARACTERS = 16_384;

	private Parameters() {
	}

	/** Empty when they cannot be Microsoft's: too many, too long, or one twice. */
	static Optional<Map<String, String>> single(HttpServletRequest request) {
		try {
			return single(request.getParameterMap());
		}
		catch (RequestRejectedException ex) {
			// Spring's firewall looks at names only when somebody reads them.
			return Optional.empty();
		}
	}

	private static Optional<Map<String, String>> single(Map<String, String[]> parameters) {
		Map<String, String> single = new LinkedHashMap<>();
		int characters = 0;
		for (Map.Entry<String, String[]> each : parameters.entrySet()) {
			characters += each.getKey().length() + each.getValue()[0].length();
			if (each.getValue().length > 1 || characters > MAX_CHARACTERS || single.size() == MAX_PARAMETERS) {
				return Optional.empty();
			}
			single.put(each.getKey(), each.getValue()[0]);
		}
		return Optional.of(single);
	}

}
