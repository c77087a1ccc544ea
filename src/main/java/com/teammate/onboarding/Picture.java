package com.teammate.onboarding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;

/**
 * An exported diagram, prepared once: inline styles become attributes, what only an
 * editor needs is left out.
 */
final class Picture {

	private static final Pattern STYLE = Pattern.compile(" style=\"([^\"]*)\"");

	private static final Pattern HANDLE = Pattern.compile("<(?:rect|path|circle|polyline)[^>]*djs-hit[^>]*/>");

	private static final Pattern ELEMENT = Pattern
		.compile("<g class=\"djs-element ([^\"]*)\" data-element-id=\"([^\"]*)\"");

	private final String svg;

	private Picture(String svg) {
		this.svg = svg;
	}

	static Picture of(String process) {
		try {
			return new Picture(prepare(
					new ClassPathResource("bpmn/" + process + ".svg").getContentAsString(StandardCharsets.UTF_8)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** With classes on the elements of those ids. */
	String marked(Map<String, String> classes) {
		return ELEMENT.matcher(this.svg).replaceAll((element) -> {
			String mark = classes.getOrDefault(element.group(2), "");
			return "<g class=\"element %s\" data-element-id=\"%s\"".formatted(mark, element.group(2));
		});
	}

	private static String prepare(String exported) {
		String picture = exported.substring(exported.indexOf("<svg ")).strip();
		picture = picture.replaceFirst("<metadata>.*?</metadata>", "");
		picture = picture.replaceFirst(" width=\"\\d+\" height=\"\\d+\"", " role=\"img\" aria-hidden=\"true\"");
		picture = HANDLE.matcher(picture).replaceAll("");
		return STYLE.matcher(picture).replaceAll(Picture::attributes);
	}

	private static String attributes(MatchResult style) {
		return Arrays.stream(style.group(1).split(";"))
			.map((property) -> property.split(":", 2))
			.filter((property) -> property.length == 2)
			.map((property) -> " " + property[0].strip() + "=\"" + property[1].strip() + "\"")
			.collect(Collectors.joining());
	}

}
