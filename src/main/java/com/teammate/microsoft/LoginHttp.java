package com.teammate.microsoft;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.google.gson.JsonSyntaxException;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;

import org.springframework.stereotype.Component;

/**
 * Carries requests for the authority's host to the login base. msal4j insists on an https
 * authority; this is how the same code reaches a simulated one.
 */
@Component
class LoginHttp implements IHttpClient {

	private final MicrosoftSettings settings;

	private final Calls calls;

	private final HttpClient http;

	LoginHttp(MicrosoftSettings settings, Calls calls) {
		this.settings = settings;
		this.calls = calls;
		this.http = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(settings.connectTimeout())
			.build();
	}

	@Override
	public IHttpResponse send(HttpRequest request) throws Exception {
		var copy = java.net.http.HttpRequest.newBuilder(carried(request.url().toURI()));
		request.headers().forEach((name, value) -> {
			// java.net.http sets it itself and refuses ours.
			if (!name.equalsIgnoreCase("Content-Length")) {
				copy.header(name, value);
			}
		});
		var body = (request.body() != null) ? BodyPublishers.ofString(request.body()) : BodyPublishers.noBody();
		return new Answer(readable(send(copy.method(request.httpMethod().name(), body).build())));
	}

	HttpResponse<String> get(String path) throws IOException {
		return send(java.net.http.HttpRequest.newBuilder(URI.create(this.settings.loginBase() + path)).build());
	}

	/** msal4j loses status and Retry-After of an answer that is not in OAuth's form. */
	private static HttpResponse<String> readable(HttpResponse<String> answer) throws IOException {
		boolean json = answer.body().stripLeading().startsWith("{");
		if (answer.statusCode() < 400 && !json) {
			throw new JsonSyntaxException("HTTP " + answer.statusCode());
		}
		if (answer.statusCode() >= 400 && !(json && answer.body().contains("\"error\""))) {
			throw new UnreadableAnswer(answer.statusCode(), answer.headers().firstValue("Retry-After").orElse(null),
					answer.headers().firstValue("x-ms-request-id").orElse(null));
		}
		return answer;
	}

	private URI carried(URI uri) throws IOException {
		URI authority = this.settings.issuerBase();
		if (!authority.getHost().equalsIgnoreCase(uri.getHost())) {
			throw new IOException("not the authority's host");
		}
		String query = (uri.getRawQuery() != null) ? "?" + uri.getRawQuery() : "";
		return URI.create(this.settings.loginBase() + uri.getRawPath() + query);
	}

	private HttpResponse<String> send(java.net.http.HttpRequest request) throws IOException {
		return this.calls.make("login", request.method(), () -> whole(request), HttpResponse::statusCode);
	}

	/**
	 * The time-out of java.net.http ends with the headers, so a body that trickles would
	 * hold the thread for ever; this one covers the whole exchange.
	 */
	private HttpResponse<String> whole(java.net.http.HttpRequest request) throws IOException {
		CompletableFuture<HttpResponse<String>> answer = this.http.sendAsync(request, BodyHandlers.ofString());
		Duration limit = this.settings.connectTimeout().plus(this.settings.readTimeout());
		try {
			return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw new HttpTimeoutException("no whole answer within " + limit);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof IOException cause) ? cause : new IOException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
		finally {
			answer.cancel(true);
		}
	}

	private record Answer(int statusCode, Map<String, List<String>> headers, String body) implements IHttpResponse {

		Answer(HttpResponse<String> response) {
			this(response.statusCode(), response.headers().map(), response.body());
		}

		@Override
		public String toString() {
			return "Answer[" + this.statusCode + "]";
		}

	}

}
