package com.teammate.operations;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/** What a collector reads in a line of a request. */
class JsonLogTests {

	private static final String ENTERPRISE = "5b0c4d6e-8f14-4f0c-9a53-0d6c1f3e2a77";

	private final Logger logger = (Logger) LoggerFactory.getLogger(JsonLogTests.class);

	@Test
	void namesTheEnterpriseAndTheRequest() throws Exception {
		JsonNode line = lineOf("/api/v1/enterprises/" + ENTERPRISE + "/users", "caller-0815-4711");

		assertThat(line.path("message").asText()).isEqualTo("Something happened");
		assertThat(line.path("enterpriseId").asText()).isEqualTo(ENTERPRISE);
		assertThat(line.path("correlationId").asText()).isEqualTo("caller-0815-4711");
		assertThat(line.path("@timestamp").asText()).isNotEmpty();
	}

	@Test
	void namesTheRequestOnly() throws Exception {
		JsonNode line = lineOf("/api/v1/enterprises", "not good\n\"forged\"");

		assertThat(line.has("enterpriseId")).isFalse();
		assertThat(line.path("correlationId").asText()).matches("[0-9a-f-]{36}");
	}

	@Test
	void leavesNothingForTheNextRequest() throws Exception {
		lineOf("/support/cases/" + ENTERPRISE, "caller-0815-4711");

		assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
	}

	private JsonNode lineOf(String path, String requestId) throws IOException, ServletException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		request.addHeader("X-Request-Id", requestId);
		AtomicReference<ILoggingEvent> event = new AtomicReference<>();
		FilterChain chain = (served, answer) -> event.set(log());
		new CorrelationFilter().doFilter(request, new MockHttpServletResponse(), chain);
		return new ObjectMapper().readTree(encoder().encode(event.get()));
	}

	private ILoggingEvent log() {
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		this.logger.addAppender(appender);
		this.logger.warn("Something happened");
		this.logger.detachAppender(appender);
		ILoggingEvent event = appender.list.get(0);
		event.prepareForDeferredProcessing();
		return event;
	}

	private StructuredLogEncoder encoder() {
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		this.logger.getLoggerContext().putObject(Environment.class.getName(), new MockEnvironment());
		encoder.setContext(this.logger.getLoggerContext());
		encoder.setFormat("ecs");
		encoder.start();
		return encoder;
	}

}
