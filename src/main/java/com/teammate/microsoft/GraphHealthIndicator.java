package com.teammate.microsoft;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;

import com.teammate.operations.Probe;

import org.springframework.stereotype.Component;

/** Graph: any answer but a fault of its own will do, since nobody is asked about. */
@Component
class GraphHealthIndicator extends Probe {

	private final MicrosoftSettings settings;

	private final HttpClient http;

	GraphHealthIndicator(MicrosoftSettings settings, Clock clock) {
		super(clock);
		this.settings = settings;
		this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).build();
	}

	@Override
	protected void look() throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.settings.graphBase())
			.timeout(this.settings.readTimeout())
			.build();
		int status = this.http.send(request, BodyHandlers.discarding()).statusCode();
		if (status >= 500) {
			throw new IOException("HTTP " + status);
		}
	}

}
