package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/** Takes every request in, has it answered and writes both down. */
final class FrontDoor implements HttpHandler {

	private final Router<Handler> routes;

	private final ExchangeLog log;

	private final Runnable touched;

	FrontDoor(Router<Handler> routes, ExchangeLog log, Runnable touched) {
		this.routes = routes;
		this.log = log;
		this.touched = touched;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Request request = Request.of(exchange);
			Response response = echo(request, answer(request));
			this.touched.run();
			// Before it is sent: who has the answer also finds it in the log.
			this.log.add(request, response);
			if (response.status() != Response.CUT.status()) {
				send(exchange, response);
			}
		}
	}

	private Response answer(Request request) {
		try {
			return this.routes.find(request.method(), request.path())
				.map((match) -> match.handler().handle(request.with(match.variables())))
				.orElseGet(() -> Response.html(404, Pages.notFound()));
		}
		catch (RuntimeException ex) {
			return Response.text(500, "text/plain; charset=utf-8", "Simulated Microsoft broke: " + trace(ex));
		}
	}

	/** Support at Microsoft finds calls by this, and msal4j complains without it. */
	private static Response echo(Request request, Response response) {
		return request.header("client-request-id").map((id) -> response.with("client-request-id", id)).orElse(response);
	}

	private static String trace(RuntimeException ex) {
		StringWriter trace = new StringWriter();
		ex.printStackTrace(new PrintWriter(trace));
		return trace.toString();
	}

	private static void send(HttpExchange exchange, Response response) throws IOException {
		response.headers().forEach(exchange.getResponseHeaders()::set);
		byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(response.status(), (body.length == 0) ? -1 : body.length);
		if (body.length > 0) {
			exchange.getResponseBody().write(body);
		}
	}

}
