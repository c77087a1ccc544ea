package com.teammate.sandbox.pbx;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * What stands behind the product: a carrier's PBX with call data, which hears what
 * enterprises have chosen.
 */
public final class PbxSide implements AutoCloseable {

	private final HttpServer server;

	private final String credentials;

	private final Clock clock;

	private final Function<String, List<String>> regions;

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "pbx-side");
		thread.setDaemon(true);
		return thread;
	});

	private final List<HookMessage> messages = new CopyOnWriteArrayList<>();

	private volatile int answer = 204;

	private volatile int callsAnswer = 200;

	private PbxSide(HttpServer server, String password, Clock clock, Function<String, List<String>> regions) {
		this.server = server;
		this.clock = clock;
		this.regions = regions;
		this.credentials = "Basic "
				+ Base64.getEncoder().encodeToString(("teammate:" + password).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Starts it on that port.
	 * @param regions over which an enterprise may have called
	 */
	public static PbxSide start(int port, String password, Clock clock, Function<String, List<String>> regions)
			throws IOException {
		PbxSide side = new PbxSide(HttpServer.create(new InetSocketAddress("localhost", port), 0), password, clock,
				regions);
		side.server.createContext("/cdrs", side::calls);
		side.server.createContext("/hook", side::hear);
		side.server.createContext("/", side::show);
		side.server.setExecutor(side.threads);
		side.server.start();
		return side;
	}

	public URI address() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	/** What {@code teammate.cdr.url} is set to. */
	public String callsUrl() {
		return address() + "/cdrs?enterprise={enterprise}&from={from}&to={to}";
	}

	/** What {@code teammate.webhook.pbx.url} is set to. */
	public String hookUrl() {
		return address() + "/hook";
	}

	/** Everything that came to the hook, oldest first. */
	public List<HookMessage> messages() {
		return this.messages;
	}

	/** How the hook answers from now on. */
	public void answer(int status) {
		this.answer = status;
	}

	/** How the source of call data answers from now on; 200 is with calls. */
	public void answerCalls(int status) {
		this.callsAnswer = status;
	}

	private void hear(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			int status = exchange.getRequestMethod().equals("POST") ? this.answer : 405;
			if (status != 405) {
				this.messages.add(new HookMessage(exchange.getRequestHeaders(), body, status));
			}
			exchange.sendResponseHeaders(status, -1);
		}
	}

	private void show(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] page = PbxPage.of(this.messages).getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
			exchange.getResponseHeaders()
				.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
		}
	}

	private void calls(HttpExchange exchange) throws IOException {
		try (exchange) {
			Map<String, String> query = query(exchange);
			if (this.callsAnswer != 200) {
				exchange.sendResponseHeaders(this.callsAnswer, -1);
			}
			else if (!this.credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
				exchange.sendResponseHeaders(401, -1);
			}
			else if (!query.keySet().containsAll(Set.of("enterprise", "from", "to"))) {
				exchange.sendResponseHeaders(400, -1);
			}
			else {
				Instant to = Instant.parse(query.get("to"));
				Instant now = this.clock.instant();
				String enterprise = query.get("enterprise");
				String csv = SampleCalls.csv(enterprise, this.regions.apply(enterprise),
						Instant.parse(query.get("from")), to.isBefore(now) ? to : now);
				exchange.getResponseHeaders().set("Content-Type", "text/csv; charset=utf-8");
				exchange.sendResponseHeaders(200, 0);
				exchange.getResponseBody().write(csv.getBytes(StandardCharsets.UTF_8));
			}
		}
	}

	private static Map<String, String> query(HttpExchange exchange) {
		Map<String, String> query = new HashMap<>();
		for (String pair : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("").split("&")) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				query.put(pair.substring(0, equals),
						URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
			}
		}
		return query;
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
