package com.teammate.sandbox.microsoft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what answers a method and path; the first route that fits wins. Case is ignored,
 * as Microsoft does.
 *
 * @param <H> what answers
 */
final class Router<H> {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+|\\*)}");

	private final List<Route<H>> routes = new ArrayList<>();

	/**
	 * In a template, {@code {name}} stands for anything without a slash, {@code {*}} for
	 * anything.
	 */
	Router<H> on(String method, String template, H handler) {
		this.routes.add(Route.of(method, template, handler));
		return this;
	}

	Optional<Match<H>> find(String method, String path) {
		return this.routes.stream()
			.filter((route) -> route.method().equals(method))
			.flatMap((route) -> route.match(path).stream())
			.findFirst();
	}

	boolean knows(String path) {
		return this.routes.stream().anyMatch((route) -> route.match(path).isPresent());
	}

	record Match<H>(H handler, String template, Map<String, String> variables) {

	}

	private record Route<H>(String method, String template, Pattern pattern, List<String> names, H handler) {

		static <H> Route<H> of(String method, String template, H handler) {
			List<String> names = new ArrayList<>();
			StringBuilder regex = new StringBuilder();
			Matcher placeholder = PLACEHOLDER.matcher(template);
			int end = 0;
			while (placeholder.find()) {
				regex.append(Pattern.quote(template.substring(end, placeholder.start())))
					.append("*".equals(placeholder.group(1)) ? "(.+)" : "([^/]+)");
				names.add(placeholder.group(1));
				end = placeholder.end();
			}
			regex.append(Pattern.quote(template.substring(end)));
			return new Route<>(method, template, Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE), names,
					handler);
		}

		Optional<Match<H>> match(String path) {
			Matcher matcher = this.pattern.matcher(path);
			if (!matcher.matches()) {
				return Optional.empty();
			}
			Map<String, String> variables = new HashMap<>();
			for (int i = 0; i < this.names.size(); i++) {
				variables.put(this.names.get(i), matcher.group(i + 1));
			}
			return Optional.of(new Match<>(this.handler, this.template, variables));
		}

	}

}
