package com.teammate.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Mail domains of private people, read from {@code consumer-domains.txt}. Microsoft knows
 * only some of them, and some even as tenants.
 */
@Component
class ConsumerDomains {

	private final Set<String> domains = read();

	boolean has(String domain) {
		return this.domains.contains(domain);
	}

	private static Set<String> read() {
		try {
			return new ClassPathResource("consumer-domains.txt").getContentAsString(StandardCharsets.UTF_8)
				.lines()
				.map(String::strip)
				.filter((line) -> !line.isEmpty() && !line.startsWith("#"))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
