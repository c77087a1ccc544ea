package com.teammate.cdr;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.teammate.cdr.CallsNotReadable.Reason;
import com.teammate.enterprise.EnterpriseId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The documented reader against a real server, whatever that answers. */
class CsvCallSourceTests {

	private static final String HEADER = "enterpriseId,callId,startedAt,durationSeconds,direction,from,to,region,sipStatus\n";

	private static final CallRange DAY = new CallRange(Instant.parse("2026-11-23T00:00:00Z"),
			Instant.parse("2026-11-24T00:00:00Z"));

	private final EnterpriseId contoso = EnterpriseId.random();

	private final CountDownLatch over = new CountDownLatch(1);

	private final List<Call> calls = new ArrayList<>();

	private HttpServer server;

	private HttpHandler handler;

	private String asked = "";

	private String credentials = "";

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
		this.server.createContext("/", (exchange) -> {
			this.asked = exchange.getRequestURI().toString();
			this.credentials = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
			this.handler.handle(exchange);
		});
		this.server.setExecutor(Executors.newCachedThreadPool());
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.over.countDown();
		this.server.stop(0);
	}

	@Test
	void readsTheCallsOfOneEnterprise() {
		answer("\uFEFF" + HEADER + row("one", "2026-11-23T10:00:00+01:00", "65", "inbound", "+1206,\"\"x\"\"")
				+ EnterpriseId.random() + ",two,2026-11-23T10:00:00Z,1,INBOUND,a,b,,\n\n");

		assertThat(read(source("{enterprise}.csv?from={from}&to={to}"))).isZero();

		assertThat(this.calls).containsExactly(new Call("one", Instant.parse("2026-11-23T09:00:00Z"),
				Duration.ofSeconds(65), Call.Direction.INBOUND, "+1206,\"x\"", "+12065550123", "us-west", 200));
		assertThat(this.asked)
			.isEqualTo("/" + this.contoso + ".csv?from=2026-11-23T00%3A00%3A00Z&to=2026-11-24T00%3A00%3A00Z");
		assertThat(this.credentials).isEqualTo(
				"Basic " + Base64.getEncoder().encodeToString("us\u00e9r:pass".getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void leavesOutWhatItDoesNotUnderstandWithoutLoggingIt() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(CsvCallSource.class);
		log.start();
		logger.addAppender(log);
		answer(HEADER + row("one", "2026-11-23T10:00:00Z", "65", "INBOUND", "+1")
				+ row("two", "yesterday", "65", "INBOUND", "+49555001")
				+ row("three", "2026-11-23T10:00:00Z", "-1", "INBOUND", "+1")
				+ row("four", "2026-11-23T10:00:00Z", "1", "SIDEWAYS", "+1")
				+ row("five", "2026-11-23T10:00:00Z", "1", "INBOUND", "") + this.contoso
				+ ",\"never closed,2026-11-23T10:00:00Z,1,INBOUND,+49555002,b,,\n" + this.contoso + ",short\n"
				+ row("six", "2026-11-23T10:00:00Z", "1", "OUTBOUND", "+2"));

		int unreadable = read(source("calls.csv"));
		logger.detachAppender(log);

		assertThat(unreadable).isEqualTo(6);
		assertThat(this.calls).extracting(Call::id).containsExactly("one", "six");
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly("Call data: line 3 is left out, see its startedAt",
					"Call data: 6 lines are left out altogether");
	}

	@Test
	void endsAtTheSizeItMayRead() {
		this.handler = (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			try (OutputStream body = exchange.getResponseBody()) {
				body.write(HEADER.getBytes(StandardCharsets.UTF_8));
				while (this.over.getCount() > 0) {
					body.write("never an end ".getBytes(StandardCharsets.UTF_8));
				}
			}
		};

		fails(source("calls.csv"), Reason.TOO_MUCH);
	}

	@Test
	void endsAtTheTimeItMayTake() {
		this.handler = (exchange) -> {
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(HEADER.getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			hang();
		};

		fails(source("calls.csv"), Reason.UNREACHABLE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 204, 302, 401, 404, 500, 503 })
	void tellsThatThereIsNoAnswer(int status) {
		this.handler = (exchange) -> {
			exchange.getResponseHeaders().add("Location", "/elsewhere");
			exchange.sendResponseHeaders(status, -1);
			exchange.close();
		};

		fails(source("calls.csv"), (status == 204) ? Reason.WRONG_FORM : Reason.UNREACHABLE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>\n<body>Sign in</body>", "a,b,c\n1,2,3\n", "\"" })
	void refusesWhatIsNoCallData(String body) {
		answer(body);

		fails(source("calls.csv"), Reason.WRONG_FORM);
	}

	@Test
	void tellsThatNobodyListens() {
		this.server.stop(0);

		fails(source("calls.csv"), Reason.UNREACHABLE);
	}

	private void hang() {
		try {
			this.over.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void fails(CallSource source, Reason reason) {
		assertThatExceptionOfType(CallsNotReadable.class).isThrownBy(() -> read(source))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	private int read(CallSource source) {
		return source.read(this.contoso, DAY, this.calls::add);
	}

	private CallSource source(String path) {
		String url = "http://localhost:" + this.server.getAddress().getPort() + "/" + path;
		return new CsvCallSource(new CdrSettings(url, "us\u00e9r", "pass", null, Duration.ofSeconds(3),
				DataSize.ofKilobytes(20), Duration.ofDays(31)));
	}

	private String row(String id, String at, String seconds, String direction, String from) {
		return "%s,%s,%s,%s,%s,\"%s\",+12065550123,us-west,200\n".formatted(this.contoso, id, at, seconds, direction,
				from);
	}

	private void answer(String body) {
		this.handler = (HttpExchange exchange) -> {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, (bytes.length > 0) ? bytes.length : -1);
			if (bytes.length > 0) {
				exchange.getResponseBody().write(bytes);
			}
			exchange.close();
		};
	}

}
