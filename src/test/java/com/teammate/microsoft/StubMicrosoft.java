package com.teammate.microsoft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Answers as told, for shapes that the simulated Microsoft does not produce on demand.
 * The answers given to one path are used up in turn; the last one repeats.
 */
final class StubMicrosoft implements AutoCloseable {

	static final String TENANT = "11111111-2222-3333-4444-555555555555";

	static final String CLIENT = "99999999-8888-7777-6666-555555555555";

	private final HttpServer server;

	private final Map<String, Deque<Answer>> answers = new LinkedHashMap<>();

	private final List<Received> received = new CopyOnWriteArrayList<>();

	StubMicrosoft() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.setExecutor(Executors.newCachedThreadPool((task) -> {
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		}));
		this.server.start();
		answer("POST /" + TENANT + "/oauth2/v2.0/token", token("cached"));
	}

	/**
	 * @param route method and path, for example {@code GET /v1.0/organization}
	 */
	StubMicrosoft answer(String route, Answer... inTurn) {
		this.answers.put(route, new ArrayDeque<>(List.of(inTurn)));
		return this;
	}

	Answer answerTo(String route) {
		return this.answers.get(route).element();
	}

	List<Received> received(String route) {
		return this.received.stream().filter((request) -> request.route().equals(route)).toList();
	}

	URI base() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	MicrosoftSettings settings() {
		return new MicrosoftSettings(CLIENT, "a-secret", null, null, base(), URI.create("https://login.example"),
				URI.create(base() + "/v1.0"), "https://graph.microsoft.com/.default",
				"48ac35b8-9aa8-4d74-927d-1f4a14a0b239/.default", URI.create("https://login.microsoftonline.com"),
				"69091246-20e8-4a56-aa4d-066075b2a7a8", Duration.ofMillis(400), Duration.ofMillis(600), Duration.ZERO,
				null);
	}

	private MicrosoftSettings withPatience(Duration patience) {
		MicrosoftSettings some = settings();
		return new MicrosoftSettings(some.clientId(), some.clientSecret(), null, null, some.loginBase(), null,
				some.graphBase(), some.graphScope(), some.teamsScope(), some.issuerBase(), some.teamsRole(),
				some.connectTimeout(), some.readTimeout(), patience, null);
	}

	AppTokens tokens(Clock clock) {
		return new AppTokens(settings(),
				new Registration(settings(), new LoginHttp(settings(), new Calls(ObservationRegistry.NOOP))),
				new Edge(clock));
	}

	Graph graph(Clock clock) {
		return new Graph(settings(), tokens(clock), new Edge(clock), new Calls(ObservationRegistry.NOOP));
	}

	TenantDirectory directory(Clock clock) {
		Graph graph = graph(clock);
		return new TenantDirectory(settings(), graph, new ActivationUsers(graph, new SecureRandom()),
				new Deletions(settings(), graph));
	}

	SignIn signIn(Clock clock) {
		return signIn(clock, Duration.ZERO);
	}

	SignIn signIn(Clock clock, Duration patience) {
		Edge edge = new Edge(clock);
		LoginHttp http = new LoginHttp(settings(), new Calls(ObservationRegistry.NOOP));
		return new SignIn(settings(), new Registration(settings(), http), new IdTokens(settings(), clock), graph(clock),
				edge, new Patience(withPatience(patience)), new TenantMetadata(settings(), http, edge));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	static Answer token(String value) {
		return json(200, "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"" + value + "\"}");
	}

	static Answer json(int status, String body) {
		return new Answer(status, "application/json", body, null, Duration.ZERO);
	}

	/** As Graph refuses. */
	static Answer refusal(int status, String code, String message) {
		return json(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message
				+ "\",\"innerError\":{\"request-id\":\"r-1\"}}}");
	}

	/** As Entra refuses. */
	static Answer refusedToken(int status, String error, String description) {
		return json(status, "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
	}

	private void handle(HttpExchange exchange) throws IOException {
		String route = exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		this.received.add(new Received(route, exchange.getRequestURI().getQuery(), body,
				exchange.getRequestHeaders().getFirst("Authorization"),
				exchange.getRequestHeaders().getFirst("client-request-id")));
		Deque<Answer> inTurn = this.answers.get(route);
		Answer answer = (inTurn == null) ? refusal(501, "NotStubbed", route)
				: (inTurn.size() > 1) ? inTurn.poll() : inTurn.peek();
		answer.send(exchange, base());
	}

	record Received(String route, @Nullable String query, String body, @Nullable String authorization,
			@Nullable String requestId) {

	}

	/** {@code BASE} in a body becomes the stub's address. */
	record Answer(int status, @Nullable String type, String body, @Nullable String retryAfter, Duration delay) {

		Answer retryAfter(String value) {
			return new Answer(this.status, this.type, this.body, value, this.delay);
		}

		Answer after(Duration wait) {
			return new Answer(this.status, this.type, this.body, this.retryAfter, wait);
		}

		void send(HttpExchange exchange, URI base) throws IOException {
			byte[] bytes = this.body.replace("BASE", base.toString()).getBytes(StandardCharsets.UTF_8);
			if (this.type != null) {
				exchange.getResponseHeaders().set("Content-Type", this.type);
			}
			if (this.status < 300) {
				exchange.getResponseHeaders().set("request-id", "r-of-" + exchange.getRequestMethod());
			}
			if (this.retryAfter != null) {
				exchange.getResponseHeaders().set("Retry-After", this.retryAfter);
			}
			exchange.sendResponseHeaders(this.status, (bytes.length > 0) ? bytes.length : -1);
			stall();
			try (exchange) {
				exchange.getResponseBody().write(bytes);
			}
		}

		/** A server that stalls after its headers; the only way to be late. */
		private void stall() {
			try {
				Thread.sleep(this.delay.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
