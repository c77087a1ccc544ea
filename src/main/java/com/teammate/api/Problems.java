package com.teammate.api;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.api.Problem.Deed;
import com.teammate.wish.Wrong;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Writes problems as answers. */
@Component
class Problems {

	private static final String REQUEST_ID = Problems.class.getName() + ".requestId";

	private final ObjectMapper json;

	private final ApiSettings settings;

	Problems(ObjectMapper json, ApiSettings settings) {
		this.json = json;
		this.settings = settings;
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail)
			throws IOException {
		write(request, response, code, detail, List.of(), List.of());
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail, Deed next)
			throws IOException {
		write(request, response, code, detail, List.of(), List.of(), next);
	}

	void write(HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail,
			List<Wrong> errors, List<FindingView> findings) throws IOException {
		write(request, response, code, detail, errors, findings, null);
	}

	private void write(HttpServletRequest request, HttpServletResponse response, ProblemCode code, String detail,
			List<Wrong> errors, List<FindingView> findings, @Nullable Deed next) throws IOException {
		String requestId = requestId(request);
		var problem = new Problem(this.settings.pageOf(code), code.title(), code.status().value(), detail,
				addressOf(request), code.code(), requestId, next, errors.isEmpty() ? null : errors,
				findings.isEmpty() ? null : findings);
		response.resetBuffer();
		response.setStatus(code.status().value());
		response.setHeader("X-Request-Id", requestId);
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader(HttpHeaders.CONTENT_LANGUAGE, "en");
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		byte[] body = this.json.writeValueAsBytes(problem);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	/** What is too long to be read has none. */
	private static String addressOf(HttpServletRequest request) {
		return Objects.requireNonNullElse(request.getRequestURI(), "/");
	}

	/** The same for the whole request, whoever asks first. */
	static String requestId(HttpServletRequest request) {
		Object known = request.getAttribute(REQUEST_ID);
		String correlation = MDC.get("correlationId");
		String fresh = (correlation != null) ? correlation : UUID.randomUUID().toString();
		String id = (known instanceof String text) ? text : fresh;
		request.setAttribute(REQUEST_ID, id);
		return id;
	}

	static boolean concern(@Nullable String path) {
		return path != null && (path.equals("/api") || path.startsWith("/api/"));
	}

}
