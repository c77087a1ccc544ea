package com.teammate.api;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.type.SimpleType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Tells in the API's document which fields are always there and which may be null, as the
 * records say it: the libraries know {@code Nullable} of others only.
 */
@Component
class NullableFields implements ModelConverter {

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		recordOf(type.getType())
			.ifPresent((record) -> model(record, resolved, context).ifPresent((model) -> describe(model, record)));
		return resolved;
	}

	private static Optional<Class<?>> recordOf(Type type) {
		Class<?> raw = (type instanceof SimpleType simple) ? simple.getRawClass()
				: (type instanceof Class<?> plain) ? plain : null;
		return (raw != null && raw.isRecord() && raw.getName().startsWith("com.teammate.")) ? Optional.of(raw)
				: Optional.empty();
	}

	private static Optional<Schema<?>> model(Class<?> record, @Nullable Schema<?> resolved,
			ModelConverterContext context) {
		if (resolved != null && resolved.getProperties() != null) {
			return Optional.of(resolved);
		}
		var named = record.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
		String name = (named != null && !named.name().isEmpty()) ? named.name() : record.getSimpleName();
		return Optional.ofNullable(context.getDefinedModels().get(name));
	}

	@SuppressWarnings("rawtypes")
	private static void describe(Schema<?> model, Class<?> record) {
		Map<String, Schema> properties = model.getProperties();
		if (properties == null) {
			return;
		}
		Set<String> required = new LinkedHashSet<>();
		for (RecordComponent component : record.getRecordComponents()) {
			Schema property = properties.get(component.getName());
			if (property != null && isNullable(component)) {
				properties.put(component.getName(), orNull(property));
			}
			if (property != null && isAlwaysThere(component, record)) {
				required.add(component.getName());
			}
		}
		model.setRequired(required.isEmpty() ? null : List.copyOf(required));
	}

	private static boolean isNullable(RecordComponent component) {
		return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
				&& !component.getAccessor().isAnnotationPresent(JsonInclude.class);
	}

	/**
	 * What is asked for may be left out; what we answer is there, unless it says
	 * otherwise.
	 */
	private static boolean isAlwaysThere(RecordComponent component, Class<?> record) {
		boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
		boolean asked = record.getSimpleName().endsWith("Body");
		return !nullable || (!asked && !component.getAccessor().isAnnotationPresent(JsonInclude.class));
	}

	@SuppressWarnings({ "rawtypes", "unchecked" })
	private static Schema orNull(Schema property) {
		if (property.get$ref() != null) {
			Schema either = new Schema<>();
			either.setDescription(property.getDescription());
			property.setDescription(null);
			either.setAnyOf(List.of(property, nothing()));
			return either;
		}
		Set<String> types = new LinkedHashSet<>();
		if (property.getTypes() != null) {
			types.addAll(property.getTypes());
		}
		else if (property.getType() != null) {
			types.add(property.getType());
		}
		types.add("null");
		property.setTypes(types);
		if (property.getEnum() != null) {
			List<Object> values = new ArrayList<>(property.getEnum());
			values.add(null);
			property.setEnum(values);
		}
		return property;
	}

	private static Schema<?> nothing() {
		Schema<?> nothing = new Schema<>();
		nothing.setTypes(Set.of("null"));
		return nothing;
	}

}
