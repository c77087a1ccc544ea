package com.teammate.production;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.Yaml;

/** What {@code docker-compose.yml} gives the application, read from the file itself. */
final class ComposeFile {

	private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{\\w+(?::-([^}]*))?}");

	private final Map<String, Object> application;

	private ComposeFile(Map<String, Object> application) {
		this.application = application;
	}

	static ComposeFile read() {
		try (InputStream file = Files.newInputStream(Path.of("docker-compose.yml"))) {
			Map<String, Map<String, Map<String, Object>>> all = new Yaml().load(file);
			return new ComposeFile(all.get("services").get("application"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As the process gets it when nothing is set outside. */
	@SuppressWarnings("unchecked")
	Map<String, String> environment() {
		Map<String, String> environment = new LinkedHashMap<>();
		((Map<String, Object>) this.application.get("environment"))
			.forEach((name, value) -> environment.put(name, substitute(value.toString())));
		return environment;
	}

	/** The names of the files under {@code /run/secrets}. */
	@SuppressWarnings("unchecked")
	List<String> secrets() {
		return ((List<Object>) this.application.get("secrets")).stream()
			.map((secret) -> (secret instanceof Map<?, ?> longForm) ? longForm.get("target") : secret)
			.map(Object::toString)
			.toList();
	}

	private static String substitute(String value) {
		return VARIABLE.matcher(value)
			.replaceAll((match) -> (match.group(1) != null) ? match.group(1) : "")
			.replace("$$", "$");
	}

}
