package com.teammate.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A reseller's program that receives webhooks, and answers as a test wants it to. */
public final class Receiver implements AutoCloseable {

	private final HttpServer server;

	private final List<Message> messages = new CopyOnWriteArrayList<>();

	private volatile Behaviour behaviour = status(204);

	private Receiver(HttpServer server) {
		this.server = server;
	}

	public static Receiver start() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
			Receiver receiver = new Receiver(server);
			server.createContext("/", receiver::receive);
			server.setExecutor(Executors.newCachedThreadPool());
			server.start();
			return receiver;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public URI url() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/hook");
	}

	/** All that came so far. */
	public List<Message> messages() {
		return this.messages;
	}

	public void answer(int status, String... headers) {
		this.behaviour = status(status, headers);
	}

	void behave(Behaviour other) {
		this.behaviour = other;
	}

	private static Behaviour status(int status, String... headers) {
		return (exchange) -> {
			for (int i = 0; i < headers.length; i += 2) {
				exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
			}
			exchange.sendResponseHeaders(status, -1);
		};
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.messages.add(new Message(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), body));
			this.behaviour.answer(exchange);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** How it answers. */
	@FunctionalInterface
	interface Behaviour {

		void answer(HttpExchange exchange) throws IOException;

	}

	/**
	 * What came, and whether it is genuine: checked as docs/webhooks.md tells receivers
	 * to.
	 */
	public record Message(String path, Map<String, List<String>> headers, String body) {

		public String id() {
			return header("webhook-id");
		}

		public boolean isSignedBy(String secret) {
			byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
			String signed = id() + "." + header("webhook-timestamp") + "." + this.body;
			String expected = Base64.getEncoder().encodeToString(hmac(key, signed));
			return Arrays.stream(header("webhook-signature").split(" "))
				.anyMatch((signature) -> signature.equals("v1," + expected));
		}

		String header(String name) {
			Headers all = new Headers();
			all.putAll(this.headers);
			return all.getFirst(name);
		}

		private static byte[] hmac(byte[] key, String text) {
			try {
				Mac mac = Mac.getInstance("HmacSHA256");
				mac.init(new SecretKeySpec(key, "HmacSHA256"));
				return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

}
