package com.teammate.production;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code docs/settings.md} has a row for every setting of every settings record, with its
 * environment variable and its default.
 */
class SettingsDocTests {

	private final List<String> lines = Files.readAllLines(Path.of("docs/settings.md"));

	SettingsDocTests() throws IOException {
	}

	@ParameterizedTest
	@MethodSource("settings")
	void describes(Setting setting) {
		List<String> rows = this.lines.stream()
			.filter((line) -> line.startsWith("| `" + setting.name() + "` |"))
			.toList();

		assertThat(rows).as(setting.name()).hasSize(1);
		assertThat(rows.get(0)).contains("`" + setting.variable() + "`");
		if (!setting.standard().isEmpty()) {
			assertThat(rows.get(0)).contains("`" + setting.standard() + "`");
		}
	}

	@Test
	void describesNoOther() {
		List<String> known = settings().map(Setting::name).toList();

		assertThat(this.lines.stream()
			.filter((line) -> line.startsWith("| `teammate."))
			.map((line) -> line.substring(3, line.indexOf('`', 3)))
			.filter((name) -> !name.equals("teammate.public-url"))).isSubsetOf(known);
	}

	static Stream<Setting> settings() {
		var scanner = new ClassPathScanningCandidateComponentProvider(false);
		scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
		return scanner.findCandidateComponents("com.teammate")
			.stream()
			.map((found) -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
			.flatMap((type) -> settings(type.getAnnotation(ConfigurationProperties.class).value(), type));
	}

	private static Stream<Setting> settings(String prefix, Class<?> type) {
		return Arrays.stream(type.getRecordComponents()).flatMap((component) -> settings(prefix, component));
	}

	private static Stream<Setting> settings(String prefix, RecordComponent component) {
		String name = prefix + "." + DataObjectPropertyName.toDashedForm(component.getName());
		if (isGroup(component.getType())) {
			return settings(name, component.getType());
		}
		if (component.getType() == List.class && isGroup(element(component))) {
			return settings(name + "[0]", element(component));
		}
		return Stream.of(new Setting(name, standard(component)));
	}

	/** A value of one part, such as a region's id, is no group of settings. */
	private static boolean isGroup(Class<?> type) {
		return type.isRecord() && type.getRecordComponents().length > 1;
	}

	private static Class<?> element(RecordComponent component) {
		return (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
	}

	private static String standard(RecordComponent component) {
		DefaultValue value = Arrays.stream(component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters())
			.filter((parameter) -> parameter.getName().equals(component.getName()))
			.findFirst()
			.orElseThrow()
			.getAnnotation(DefaultValue.class);
		return (value != null) ? String.join(",", value.value()) : "";
	}

	record Setting(String name, String standard) {

		String variable() {
			return Deployment.variable(this.name);
		}

	}

}
