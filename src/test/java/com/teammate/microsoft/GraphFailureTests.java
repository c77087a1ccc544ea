package com.teammate.microsoft;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;

import com.teammate.FreePort;
import io.micrometer.observation.ObservationRegistry;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.StubMicrosoft.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.teammate.microsoft.StubMicrosoft.json;
import static com.teammate.microsoft.StubMicrosoft.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class GraphFailureTests {

	private static final String ORGANIZATION = "GET /v1.0/organization";

	private static final TenantId TENANT = TenantId.of(StubMicrosoft.TENANT);

	private final Clock clock = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

	private final StubMicrosoft microsoft = new StubMicrosoft();

	@AfterEach
	void stop() {
		this.microsoft.close();
	}

	static Stream<Arguments> refusals() {
		return Stream.of(arguments(new Answer(503, null, "", null, Duration.ZERO), Kind.TRANSIENT, "HTTP 503"),
				arguments(new Answer(502, "text/html", "<html>Bad Gateway</html>", null, Duration.ZERO), Kind.TRANSIENT,
						"HTTP 502"),
				arguments(new Answer(403, "text/html", "<html>no</html>", null, Duration.ZERO), Kind.NOT_PERMITTED,
						"HTTP 403"),
				arguments(json(500, "{}"), Kind.TRANSIENT, "HTTP 500"),
				arguments(json(400, "{}"), Kind.REFUSED, "HTTP 400"),
				arguments(new Answer(200, "text/html", "<html>log in</html>", null, Duration.ZERO), Kind.TRANSIENT,
						"unreadable"),
				arguments(json(200, "{\"value\":["), Kind.TRANSIENT, "unreadable"),
				arguments(refusal(429, "TooManyRequests", "slow down"), Kind.TRANSIENT, "TooManyRequests"),
				arguments(refusal(504, "GatewayTimeout", "late"), Kind.TRANSIENT, "GatewayTimeout"),
				arguments(refusal(401, "InvalidAuthenticationToken", "no"), Kind.NOT_PERMITTED,
						"InvalidAuthenticationToken"),
				arguments(refusal(403, "Authorization_RequestDenied", "Insufficient privileges"), Kind.NOT_PERMITTED,
						"Authorization_RequestDenied"),
				arguments(refusal(404, "Request_ResourceNotFound", "gone"), Kind.NOT_FOUND, "Request_ResourceNotFound"),
				arguments(refusal(409, "Conflict", "no"), Kind.CONFLICT, "Conflict"),
				arguments(refusal(400, "Request_BadRequest", "A conflicting object with one or more values"),
						Kind.CONFLICT, "Request_BadRequest"),
				arguments(refusal(400, "Request_BadRequest", "used in another Office 365 subscription"), Kind.CONFLICT,
						"Request_BadRequest"),
				arguments(refusal(400, "Request_BadRequest", "Invalid value"), Kind.REFUSED, "Request_BadRequest"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void classifies(Answer answer, Kind kind, String signal) {
		this.microsoft.answer(ORGANIZATION, answer);

		MicrosoftFailure failure = failure();

		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.signal()).isEqualTo(signal);
		assertThat(failure.getMessage()).startsWith(signal + ": ");
	}

	@Test
	void handsOnHowLongToStayAwayInsteadOfWaiting() {
		this.microsoft.answer(ORGANIZATION, refusal(429, "TooManyRequests", "slow down").retryAfter("17"));

		MicrosoftFailure failure = failure();

		assertThat(failure.retryAfter()).contains(Duration.ofSeconds(17));
		assertThat(failure.requestId()).contains("r-1");
		assertThat(this.microsoft.received(ORGANIZATION)).hasSize(1);
	}

	@Test
	void understandsADateToStayAwayUntil() {
		this.microsoft.answer(ORGANIZATION, new Answer(503, null, "", "Mon, 23 Nov 2026 10:02:00 GMT", Duration.ZERO));

		assertThat(failure().retryAfter()).contains(Duration.ofMinutes(2));
	}

	@Test
	void givesUpOnAnAnswerThatNeverEnds() {
		this.microsoft.answer(ORGANIZATION, json(200, "{\"value\":[]}").after(Duration.ofSeconds(5)));

		MicrosoftFailure failure = failure();

		assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
		assertThat(failure.signal()).isEqualTo("unreachable");
	}

	@Test
	void saysSoWhenNobodyListens() throws IOException {
		Edge edge = new Edge(this.clock);
		MicrosoftSettings settings = this.microsoft.settings();
		MicrosoftSettings dead = new MicrosoftSettings(settings.clientId(), "s", null, null, settings.loginBase(), null,
				URI.create("http://localhost:" + FreePort.find() + "/v1.0"), settings.graphScope(),
				settings.teamsScope(), settings.issuerBase(), settings.teamsRole(), settings.connectTimeout(),
				settings.readTimeout(), Duration.ZERO, null);
		Graph graph = new Graph(dead, this.microsoft.tokens(this.clock), edge, new Calls(ObservationRegistry.NOOP));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> graph.as(TENANT, (client) -> client.organization().get()));

		assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
		assertThat(failure.signal()).isEqualTo("unreachable");
	}

	@Test
	void keepsAddressesAndTokensOutOfItsWords() {
		this.microsoft.answer(ORGANIZATION, refusal(400, "Request_BadRequest",
				"User 'anna@contoso.example' with eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiIsImtpZCI6IjEifQ.eyJvaWQiOiI is odd"));

		assertThat(failure().getMessage()).doesNotContain("anna", "eyJ").contains("(address)", "(hidden)");
	}

	@Test
	void sendsTheTokenToNobodyElseThanGraph() {
		this.microsoft.answer("GET /v1.0/subscribedSkus",
				json(200, "{\"@odata.nextLink\":\"http://127.0.0.1:1/v1.0/subscribedSkus?x=2\",\"value\":[]}"));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class,
				() -> this.microsoft.directory(this.clock).subscriptions(TENANT));

		assertThat(failure.signal()).isEqualTo("foreign address");
	}

	private MicrosoftFailure failure() {
		return catchThrowableOfType(MicrosoftFailure.class,
				() -> this.microsoft.directory(this.clock).organization(TENANT));
	}

}
