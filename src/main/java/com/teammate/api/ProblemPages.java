package com.teammate.api;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** What the {@code type} of a problem leads to: a page that explains it, open to all. */
@Controller
class ProblemPages {

	static final String PATH = "/problems/";

	@GetMapping("/problems")
	String all(Model model) {
		return page(model, Arrays.asList(ProblemCode.values()));
	}

	@GetMapping("/problems/{code}")
	String one(@PathVariable String code, Model model) {
		Optional<ProblemCode> known = Arrays.stream(ProblemCode.values())
			.filter((problem) -> problem.code().equals(code))
			.findFirst();
		return page(model, List.of(known.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))));
	}

	private static String page(Model model, List<ProblemCode> problems) {
		model.addAttribute("problems",
				problems.stream()
					.map((problem) -> new Explained(problem.code(), problem.title(), problem.status().value()))
					.toList());
		return "api/problems";
	}

	/** A problem as the page shows it. */
	record Explained(String code, String title, int status) {

	}

	/** Lets everybody read them. */
	@Configuration(proxyBeanMethods = false)
	static class Security {

		@Bean
		@Order(21)
		SecurityFilterChain problemPagesChain(HttpSecurity http) throws Exception {
			return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher("/problems/**"))
				.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
				.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
				.headers((headers) -> headers.contentSecurityPolicy((policy) -> policy.policyDirectives(
						"default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")))
				.build();
		}

	}

}
