package com.teammate.welcome;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

/** A sign-in server of another site: every path answers with one page or one redirect. */
final class ForeignSite implements AutoCloseable {

	private final HttpsServer server;

	private ForeignSite(HttpsServer server) {
		this.server = server;
	}

	static ForeignSite open(SelfSigned certificate) throws Exception {
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
		server.start();
		return new ForeignSite(server);
	}

	String address(String path) {
		return "https://127.0.0.1:" + this.server.getAddress().getPort() + path;
	}

	void redirect(String path, String target) {
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Location", target);
			answer(exchange, 302, "");
		});
	}

	void page(String path, String html) {
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
			answer(exchange, 200, html);
		});
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		try (exchange) {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
		}
	}

}
