package com.teammate.support;

import java.util.ArrayList;
import java.util.List;

import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Paths of the engine that stay closed even to operators: each runs foreign code, makes
 * accounts, or is not used. Camunda 7.24.0 is the last community release, so its holes
 * are closed here and not by an update.
 */
final class ClosedPaths {

	/** The engine's REST API stands in four places. */
	private static final List<String> ROOTS = List.of("/engine-rest", "/engine-rest/engine/*", "/camunda/api/engine",
			"/camunda/api/engine/engine/*");

	/**
	 * Queries of tasks and stored filters evaluate expressions (CVE-2026-109432);
	 * deployments contain them.
	 */
	private static final List<String> CODE = List.of("/task/**", "/filter/**", "/deployment/create/**");

	/** An upload makes an object of any class that its sender names. */
	private static final List<String> UPLOADS = List.of("/*/*/variables/*/data/**", "/*/*/localVariables/*/data/**");

	/**
	 * Accounts come from the settings; the administrators' group must keep its member.
	 */
	private static final List<String> ACCOUNTS = List.of("/user/**", "/group/**", "/tenant/**", "/authorization/**");

	/**
	 * The set-up makes an administrator without login (CVE-2026-77226); the engine's own
	 * login and its task list are not used.
	 */
	private static final List<String> WEBAPPS = List.of("/camunda/api/admin/setup/**",
			"/camunda/api/admin/auth/user/*/login/**", "/camunda/app/tasklist/**", "/camunda/api/tasklist/**");

	private static final List<HttpMethod> WRITING = List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE,
			HttpMethod.PATCH);

	private ClosedPaths() {
	}

	static RequestMatcher matcher() {
		List<RequestMatcher> closed = new ArrayList<>();
		WEBAPPS.forEach((path) -> closed.add(at(path)));
		for (String root : ROOTS) {
			CODE.forEach((path) -> closed.add(at(root + path)));
			UPLOADS.forEach((path) -> closed.addAll(writingAt(root + path)));
			ACCOUNTS.forEach((path) -> closed.addAll(writingAt(root + path)));
		}
		return new OrRequestMatcher(closed);
	}

	static RequestMatcher at(String path) {
		return PathPatternRequestMatcher.withDefaults().matcher(path);
	}

	private static List<RequestMatcher> writingAt(String path) {
		return WRITING.stream()
			.map((method) -> (RequestMatcher) PathPatternRequestMatcher.withDefaults().matcher(method, path))
			.toList();
	}

}
