package com.teammate.sandbox.microsoft;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What Teams keeps of a tenant's Direct Routing.
 *
 * @param usages the Global list of PSTN usages
 * @param routes by name
 * @param policies usages of each voice routing policy, by {@code Tag:<name>}
 */
record VoiceRouting(Set<String> usages, Map<String, VoiceRoute> routes,
		Map<String, List<String>> policies) implements Serializable {

	VoiceRouting() {
		this(new LinkedHashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
	}

}
