package com.teammate.diagnosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import com.teammate.enterprise.NextAction.Actor;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.Resource;

/** Reads the catalogue and refuses one that is wrong, so that the start shows it. */
final class Catalogue {

	private Catalogue() {
	}

	static List<Cause> read(Resource resource) {
		List<Entry> entries = bind(resource);
		Set<String> codes = new HashSet<>();
		for (Entry entry : entries) {
			if (!codes.add(entry.code())) {
				throw new IllegalStateException("Cause " + entry.code() + " stands in the catalogue twice");
			}
		}
		if (!codes.contains("UNKNOWN")) {
			throw new IllegalStateException("The catalogue has no cause UNKNOWN");
		}
		return entries.stream().map(Entry::cause).toList();
	}

	private static List<Entry> bind(Resource resource) {
		var sources = new MutablePropertySources();
		try {
			new YamlPropertySourceLoader().load("diagnosis", resource).forEach(sources::addLast);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new Binder(ConfigurationPropertySources.from(sources))
			.bind("causes", Bindable.listOf(Entry.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
			.get();
	}

	/** An entry as written. */
	record Entry(String code, @DefaultValue List<Pattern> signals, Actor owner, String text,
			@Name("transient") Boolean transientFault, @Nullable String fix) {

		Entry {
			Objects.requireNonNull(code, "A cause has no code");
			Objects.requireNonNull(owner, "Cause " + code + " has no owner");
			Objects.requireNonNull(text, "Cause " + code + " has no text");
			Objects.requireNonNull(transientFault, "Cause " + code + " does not say whether it is transient");
			if (!code.matches("[A-Z]+(_[A-Z]+)*")) {
				throw new IllegalStateException("Not a code: " + code);
			}
			if (owner == Actor.SYSTEM) {
				throw new IllegalStateException("Cause " + code + " needs an owner who is a person or Microsoft");
			}
			if (!text.endsWith(".")) {
				throw new IllegalStateException("The text of cause " + code + " is no sentence");
			}
		}

		Cause cause() {
			return new Cause(
					new Diagnosis(this.code, this.owner.name(), this.text, this.transientFault, this.fix, null),
					this.signals);
		}

	}

}
