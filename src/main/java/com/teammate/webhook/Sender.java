package com.teammate.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.teammate.event.Event;
import com.teammate.event.EventBody;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Sends one event to one address, once. Follows no redirect, uses no proxy and connects
 * only to the address that was checked.
 */
@Component
class Sender {

	private static final MediaType JSON = MediaType.get("application/json");

	private static final int LONGEST_ANSWER = 1000;

	private final Targets targets;

	private final ObjectMapper json;

	private final Clock clock;

	private final Duration timeout;

	private final OkHttpClient http;

	Sender(Targets targets, ObjectMapper json, Clock clock, WebhookSettings settings) {
		this.targets = targets;
		this.json = json;
		this.clock = clock;
		this.timeout = settings.timeout();
		this.http = new OkHttpClient.Builder().followRedirects(false)
			.followSslRedirects(false)
			.retryOnConnectionFailure(false)
			.proxy(Proxy.NO_PROXY)
			.connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
			.build();
	}

	Attempt send(URI url, List<byte[]> secrets, Event event) {
		return send(url, secrets, event.id().toString(), EventBody.of(event), this.targets::resolve);
	}

	Attempt send(URI url, List<byte[]> secrets, Rehearsals.Message message) {
		return send(url, secrets, message.id(), message, this.targets::resolve);
	}

	/** Operations chose that address, so it may lead into a network of ours. */
	Attempt sendToPbx(URI url, List<byte[]> secrets, Event event) {
		PbxBody body = PbxBody.of(event);
		return send(url, secrets, body.id(), body, this.targets::resolveAnywhere);
	}

	private Attempt send(URI url, List<byte[]> secrets, String id, Object body, LookUp names) {
		long start = System.nanoTime();
		try {
			List<InetAddress> addresses = names.find(url.getHost(), this.timeout);
			return answered(call(url, secrets, id, written(body), addresses, left(start)), start);
		}
		catch (TargetRefused ex) {
			return new Attempt(null, since(start), "The address " + ex.words() + ".", null, null);
		}
		catch (IOException ex) {
			return new Attempt(null, since(start), reason(ex), null, null);
		}
	}

	private Response call(URI url, List<byte[]> secrets, String id, byte[] body, List<InetAddress> addresses,
			Duration timeout) throws IOException {
		OkHttpClient client = this.http.newBuilder()
			.dns((host) -> addresses)
			.callTimeout(timeout)
			.connectTimeout(timeout)
			.readTimeout(timeout)
			.writeTimeout(timeout)
			.build();
		long timestamp = this.clock.instant().getEpochSecond();
		return client
			.newCall(new Request.Builder().url(url.toString())
				.header("User-Agent", "TeamMate-Webhooks/1")
				.header("webhook-id", id)
				.header("webhook-timestamp", Long.toString(timestamp))
				.header("webhook-signature", Signatures.of(secrets, id, timestamp, body))
				.post(RequestBody.create(body, JSON))
				.build())
			.execute();
	}

	private static Attempt answered(Response response, long start) throws IOException {
		try (response) {
			String answer = new String(response.peekBody(LONGEST_ANSWER).bytes(), StandardCharsets.UTF_8)
				// The database keeps no such character.
				.replace("\u0000", "");
			return new Attempt(response.code(), since(start), null, answer, retryAfter(response));
		}
	}

	private byte[] written(Object body) {
		try {
			return this.json.writeValueAsBytes(body);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("An event can be written as JSON", ex);
		}
	}

	/** In seconds; dates are too rare to be worth a parser. */
	private static @Nullable Duration retryAfter(Response response) {
		String seconds = response.header("Retry-After", "");
		return (seconds != null && seconds.matches("[0-9]{1,6}")) ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
	}

	private Duration left(long start) throws IOException {
		Duration left = this.timeout.minus(since(start));
		if (left.toMillis() < 1) {
			throw new SocketTimeoutException("timeout");
		}
		return left;
	}

	private static Duration since(long start) {
		return Duration.ofNanos(System.nanoTime() - start);
	}

	/** In words of ours: those of libraries may repeat what was sent. */
	private static String reason(IOException ex) {
		if (ex instanceof UnknownHostException) {
			return "The host cannot be found.";
		}
		if (ex instanceof InterruptedIOException) {
			return "No answer in time.";
		}
		if (ex instanceof SSLException) {
			return "No secure connection: the certificate or the protocol does not fit.";
		}
		return (ex instanceof ConnectException) ? "The connection was refused." : "The connection broke off.";
	}

	/** How a host becomes addresses. */
	@FunctionalInterface
	private interface LookUp {

		List<InetAddress> find(String host, Duration timeout) throws UnknownHostException;

	}

}
