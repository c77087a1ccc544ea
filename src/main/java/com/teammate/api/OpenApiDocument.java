package com.teammate.api;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.teammate.consent.Finding.Code;
import com.teammate.consent.Finding.Severity;
import com.teammate.wish.Wrong;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OperationCustomizer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** Describes the API: who may call it, and every problem an operation may answer. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {

	private static final List<ProblemCode> EVERYWHERE = List.of(ProblemCode.BAD_REQUEST, ProblemCode.UNAUTHORIZED,
			ProblemCode.INSUFFICIENT_SCOPE, ProblemCode.ACCOUNT_SUSPENDED, ProblemCode.NOT_ACCEPTABLE,
			ProblemCode.RATE_LIMIT_EXCEEDED, ProblemCode.INTERNAL_ERROR, ProblemCode.TEMPORARILY_UNAVAILABLE);

	/** What an Idempotency-Key adds. */
	private static final List<ProblemCode> REPEATS = List.of(ProblemCode.INVALID_IDEMPOTENCY_KEY,
			ProblemCode.IDEMPOTENCY_KEY_IN_USE, ProblemCode.IDEMPOTENCY_KEY_REUSED);

	private static final FindingView PRIVATE = new FindingView(Code.CONSUMER_ADDRESS, Severity.BLOCKING, "adminEmail",
			"outlook.com is for private mail. Name the administrator's address at the company.");

	@Bean
	OpenAPI apiDocument() {
		var components = new Components().addSecuritySchemes("apiKey",
				new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").description("An API key, tmk_…"));
		described(Problem.class).forEach(components::addSchemas);
		return new OpenAPI()
			.info(new Info().title("TeamMate enterprise onboarding")
				.version("1")
				.description("Connects companies on Microsoft Teams to a hosted voice service."))
			.components(components)
			.addSecurityItem(new SecurityRequirement().addList("apiKey"));
	}

	/** Named by no operation's type, so described here. */
	@SuppressWarnings("rawtypes")
	private static Map<String, Schema> described(Class<?> type) {
		ModelConverters converters = new ModelConverters(true);
		converters.addConverter(new NullableFields());
		return converters.readAll(type);
	}

	@Bean
	OperationCustomizer documentedProblems() {
		return (operation, method) -> {
			Stream<ProblemCode> own = Optional.ofNullable(method.getMethodAnnotation(MayAnswer.class))
				.stream()
				.flatMap((may) -> Arrays.stream(may.value()));
			Stream<ProblemCode> repeats = Arrays.stream(method.getMethodParameters())
				.anyMatch((parameter) -> parameter.hasParameterAnnotation(RepeatKey.class)) ? REPEATS.stream()
						: Stream.empty();
			Stream.of(own, repeats, EVERYWHERE.stream())
				.flatMap(Function.identity())
				.collect(Collectors.groupingBy(ProblemCode::status, TreeMap::new, Collectors.toList()))
				.forEach((status, codes) -> operation.getResponses()
					.addApiResponse(Integer.toString(status.value()), response(status, codes)));
			return operation;
		};
	}

	private static ApiResponse response(HttpStatus status, List<ProblemCode> codes) {
		var problem = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
		codes.forEach((code) -> problem.addExamples(code.code(), example(code)));
		return new ApiResponse().description(status.getReasonPhrase())
			.content(new Content().addMediaType("application/problem+json", problem));
	}

	private static Example example(ProblemCode code) {
		return new Example().summary(code.title())
			.value(new Problem(URI.create("https://onboarding.example" + ProblemPages.PATH + code.code()), code.title(),
					code.status().value(), "In plain words, what to do.", "/api/v1/enterprises", code.code(),
					"0b8f9a3e-6f3b-4a53-9d0c-1a8b6d1f6d8e", null, errors(code), findings(code)));
	}

	private static @Nullable List<Wrong> errors(ProblemCode code) {
		return switch (code) {
			case VALIDATION_FAILED -> List.of(new Wrong("sbcRegions[0]", "is not a known SBC region"));
			case PREFLIGHT_FAILED -> List.of(new Wrong(PRIVATE.field(), PRIVATE.message()));
			default -> null;
		};
	}

	private static @Nullable List<FindingView> findings(ProblemCode code) {
		return (code == ProblemCode.PREFLIGHT_FAILED) ? List.of(PRIVATE) : null;
	}

}
