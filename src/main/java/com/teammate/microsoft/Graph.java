package com.teammate.microsoft;

import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import com.microsoft.kiota.http.middleware.options.RetryHandlerOption;
import com.teammate.enterprise.TenantId;
import com.teammate.microsoft.MicrosoftFailure.Kind;
import okhttp3.Interceptor.Chain;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import org.springframework.stereotype.Component;

/** Asks Graph, as our application or as a person who is signed in. */
@Component
class Graph {

	private final MicrosoftSettings settings;

	private final AppTokens tokens;

	private final Edge edge;

	private final OkHttpClient http;

	Graph(MicrosoftSettings settings, AppTokens tokens, Edge edge, Calls calls) {
		this.settings = settings;
		this.tokens = tokens;
		this.edge = edge;
		this.http = http(settings, calls);
	}

	/**
	 * With the cached token. When Graph denies it, once more with a fresh one, since the
	 * cached one may be older than a permission.
	 * @param request makes its body anew each time: of one that was sent before, the SDK
	 * sends only what has changed since
	 */
	<T> T as(TenantId tenant, Function<GraphServiceClient, T> request) {
		LastWrite.forget();
		String token = this.tokens.graph(tenant);
		try {
			return with(token, request);
		}
		catch (MicrosoftFailure ex) {
			if (ex.kind() != Kind.NOT_PERMITTED) {
				throw ex;
			}
			return afresh(tenant, request);
		}
	}

	/** With a token that is surely younger than any consent. */
	<T> T afresh(TenantId tenant, Function<GraphServiceClient, T> request) {
		LastWrite.forget();
		return with(this.tokens.freshGraph(tenant), request);
	}

	<T> T with(String token, Function<GraphServiceClient, T> request) {
		return this.edge.call(() -> request.apply(client(token)));
	}

	private GraphServiceClient client(String token) {
		var provider = new BaseBearerTokenAuthenticationProvider(new GraphToken(this.settings.graphBase(), token));
		return new GraphServiceClient(
				new BaseGraphRequestAdapter(provider, this.settings.graphBase().toString(), this.http));
	}

	private static OkHttpClient http(MicrosoftSettings settings, Calls calls) {
		// The SDK's retries sleep up to minutes in the calling thread; the engine
		// retries.
		RequestOption noRetries = new RetryHandlerOption((delay, count, request, response) -> false, 0, 0);
		return GraphClientFactory.create(new RequestOption[] { noRetries, GraphServiceClient.getGraphClientOptions() })
			.connectTimeout(settings.connectTimeout())
			.readTimeout(settings.readTimeout())
			.writeTimeout(settings.readTimeout())
			.callTimeout(settings.connectTimeout().plus(settings.readTimeout()))
			.addInterceptor(
					(chain) -> calls.make("graph", chain.request().method(), () -> exchange(chain), Response::code))
			.build();
	}

	/** The SDK repeats one client-request-id for ever; support needs one per request. */
	private static Response exchange(Chain chain) throws IOException {
		Response response = chain
			.proceed(chain.request().newBuilder().header("client-request-id", UUID.randomUUID().toString()).build());
		LastWrite.observe(response);
		if (response.isSuccessful() || response.header("Content-Type", "").contains("json") || response.isRedirect()) {
			return response;
		}
		response.close();
		throw new UnreadableAnswer(response.code(), response.header("Retry-After"), response.header("request-id"));
	}

}
