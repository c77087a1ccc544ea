package com.teammate.microsoft;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import com.teammate.microsoft.StubMicrosoft.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static com.teammate.microsoft.StubMicrosoft.refusedToken;
import static com.teammate.microsoft.StubMicrosoft.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class AppTokensTests {

	private static final String TOKEN = "POST /" + StubMicrosoft.TENANT + "/oauth2/v2.0/token";

	private static final TenantId TENANT = TenantId.of(StubMicrosoft.TENANT);

	private final StubMicrosoft microsoft = new StubMicrosoft();

	private final AppTokens tokens = this.microsoft.tokens(Clock.systemUTC());

	@AfterEach
	void stop() {
		this.microsoft.close();
	}

	static Stream<Arguments> refusals() {
		return Stream.of(
				arguments(refusedToken(400, "unauthorized_client", "AADSTS700016: Application not found"),
						Kind.NOT_PERMITTED, "AADSTS700016"),
				arguments(refusedToken(401, "invalid_client", "AADSTS7000229: missing service principal"),
						Kind.NOT_PERMITTED, "AADSTS7000229"),
				arguments(refusedToken(400, "invalid_grant", "AADSTS65001: not consented"), Kind.NOT_PERMITTED,
						"AADSTS65001"),
				arguments(refusedToken(401, "invalid_client", "AADSTS7000215: Invalid client secret"), Kind.OUR_FAULT,
						"AADSTS7000215"),
				arguments(refusedToken(401, "invalid_client", "AADSTS7000222: expired"), Kind.OUR_FAULT,
						"AADSTS7000222"),
				arguments(refusedToken(400, "invalid_request", "AADSTS90002: Tenant not found"), Kind.NOT_FOUND,
						"AADSTS90002"),
				arguments(refusedToken(400, "temporarily_unavailable", "AADSTS90033: try again"), Kind.TRANSIENT,
						"AADSTS90033"),
				arguments(refusedToken(503, "server_error", "busy"), Kind.TRANSIENT, "HTTP 503"),
				arguments(refusedToken(400, "invalid_grant", "AADSTS54005: code used"), Kind.REFUSED, "AADSTS54005"),
				arguments(new Answer(502, "text/html", "<html>", "7", Duration.ZERO), Kind.TRANSIENT, "HTTP 502"),
				arguments(StubMicrosoft.json(503, "{}"), Kind.TRANSIENT, "HTTP 503"),
				arguments(new Answer(503, null, "", null, Duration.ZERO), Kind.TRANSIENT, "HTTP 503"),
				arguments(new Answer(200, "text/html", "<html>", null, Duration.ZERO), Kind.TRANSIENT, "unreadable"),
				arguments(token("late").after(Duration.ofSeconds(5)), Kind.TRANSIENT, "unreachable"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	void classifies(Answer answer, Kind kind, String signal) {
		this.microsoft.answer(TOKEN, answer);

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class, () -> this.tokens.graph(TENANT));

		assertThat(failure.kind()).isEqualTo(kind);
		assertThat(failure.signal()).isEqualTo(signal);
		assertThat(this.microsoft.received(TOKEN)).hasSize(1);
	}

	@Test
	void handsOnHowLongToStayAway() {
		this.microsoft.answer(TOKEN, refusedToken(429, "server_error", "busy").retryAfter("30"));

		MicrosoftFailure failure = catchThrowableOfType(MicrosoftFailure.class, () -> this.tokens.graph(TENANT));

		assertThat(failure.kind()).isEqualTo(Kind.TRANSIENT);
		assertThat(failure.retryAfter()).contains(Duration.ofSeconds(30));
	}

	@Test
	void cachesWhatItMayAndFetchesAfreshWhereItMust() {
		this.microsoft.answer(TOKEN, token("one"), token("two"), token("three"));

		assertThat(this.tokens.graph(TENANT)).isEqualTo("one");
		assertThat(this.tokens.graph(TENANT)).isEqualTo("one");
		assertThat(this.tokens.freshGraph(TENANT)).isEqualTo("two");
		assertThat(this.tokens.graph(TENANT)).isEqualTo("two");
		assertThat(this.tokens.teams(TENANT)).isEqualTo("three");
	}

	@Test
	void asksTheTenantItselfForOneResource() {
		this.tokens.teams(TENANT);

		assertThat(this.microsoft.received(TOKEN)).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("grant_type=client_credentials")
				.contains("48ac35b8-9aa8-4d74-927d-1f4a14a0b239%2F.default"));
	}

}
